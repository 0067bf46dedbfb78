/** What the header of a picture says, read before anything is decoded. */
export interface PictureFrame {
  /** Pixels, as the picture is to be looked at. */
  width: number
  height: number
  isAnimated: boolean
  /** The file is there to its end. */
  isComplete: boolean
}

/** A view for whole numbers in the bytes, whatever buffer they lie in. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
