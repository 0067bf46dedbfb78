import { describe, expect, it } from 'vitest'
import { focusText, open, paste, shown, soon } from './openEditor'
import type { StoredPicture, StorePicture } from './uploading'

const png = Uint8Array.from([0x89, 0x50, 0x4E, 0x47])
const aFile = (name: string) => new File([png], name, { type: 'image/png' })
const stored = (id: number): StoredPicture => ({ kind: 'stored', reference: `crm-file:${id}`, width: 640 })

/** A place for pictures whose answers the test gives. */
function aStore() {
  const asked: { file: File, signal: AbortSignal, onProgress: (percent: number) => void, answer: (outcome: StoredPicture) => void }[] = []
  const storePicture: StorePicture = (file, options) => new Promise(resolve => asked.push({ file, ...options, answer: resolve }))
  return { asked, storePicture }
}

const button = (name: string) => [...document.querySelectorAll<HTMLButtonElement>('.upload button')].find(each => each.textContent === name)!

describe('a pasted file', () => {
  it('stands in the text as a box, and as a reference once it is stored', async () => {
    const { asked, storePicture } = aStore()
    const opened = await open('<p>до</p>', { storePicture })
    await focusText(opened)
    paste(opened.text, {}, [aFile('афиша.png')])
    await soon(() => expect(asked).toHaveLength(1))
    expect(asked[0]!.file.name).toBe('афиша.png')
    asked[0]!.onProgress(40)
    expect(shown('.upload-words')).toBe('Отправляем: 40 %')
    opened.flush()
    expect(opened.value.value).toBe('<p>до</p>')
    asked[0]!.answer(stored(15))
    await soon(() => expect(document.querySelector('.upload')).toBeNull())
    opened.flush()
    expect(opened.value.value).toBe('<p>до<img src="crm-file:15" alt="" width="640"></p>')
  })

  it('keeps its place while the text around it is changed', async () => {
    const { asked, storePicture } = aStore()
    const opened = await open('<p>раз</p><p>два</p>', { storePicture })
    await focusText(opened, 'start')
    opened.editor.commands.setTextSelection(4)
    paste(opened.text, {}, [aFile('а.png')])
    await soon(() => expect(asked).toHaveLength(1))
    opened.editor.commands.insertContentAt(1, 'ноль, ')
    asked[0]!.answer(stored(3))
    await soon(() => expect(opened.editor.getText()).toContain('ноль'))
    await soon(() => {
      opened.flush()
      expect(opened.value.value).toBe('<p>ноль, раз<img src="crm-file:3" alt="" width="640"></p><p>два</p>')
    })
  })

  it('goes out after the one before', async () => {
    const { asked, storePicture } = aStore()
    const opened = await open('<p>до</p>', { storePicture })
    await focusText(opened)
    paste(opened.text, {}, [aFile('1.png'), aFile('2.png')])
    await soon(() => expect(asked).toHaveLength(1))
    expect([...document.querySelectorAll('.upload-words')].map(each => each.textContent)).toEqual(['Готовим картинку…', 'Ждёт очереди'])
    asked[0]!.answer(stored(1))
    await soon(() => expect(asked).toHaveLength(2))
    asked[1]!.answer(stored(2))
    await soon(() => {
      opened.flush()
      expect(opened.value.value).toBe('<p>до<img src="crm-file:1" alt="" width="640"><img src="crm-file:2" alt="" width="640"></p>')
    })
  })

  it('can be given up, and leaves nothing behind', async () => {
    const { asked, storePicture } = aStore()
    const opened = await open('<p>до</p>', { storePicture })
    await focusText(opened)
    paste(opened.text, {}, [aFile('а.png')])
    await soon(() => expect(asked).toHaveLength(1))
    button('Отменить').click()
    expect(asked[0]!.signal.aborted).toBe(true)
    expect(document.querySelector('.upload')).toBeNull()
    asked[0]!.answer(stored(9))
    await new Promise(resolve => setTimeout(resolve, 20))
    opened.flush()
    expect(opened.value.value).toBe('<p>до</p>')
  })

  it('that failed says why and is sent once more', async () => {
    const { asked, storePicture } = aStore()
    const opened = await open('<p>до</p>', { storePicture })
    await focusText(opened)
    paste(opened.text, {}, [aFile('а.png')])
    await soon(() => expect(asked).toHaveLength(1))
    asked[0]!.answer({ kind: 'failed', message: 'Портал не отвечает', mayTryAgain: true })
    await soon(() => expect(shown('.upload.failed .upload-words')).toBe('Портал не отвечает'))
    button('Повторить').click()
    await soon(() => expect(asked).toHaveLength(2))
    asked[1]!.answer(stored(4))
    await soon(() => expect(document.querySelector('.upload')).toBeNull())
  })

  it('that can never be taken offers no second try', async () => {
    const { asked, storePicture } = aStore()
    const opened = await open('<p>до</p>', { storePicture })
    await focusText(opened)
    paste(opened.text, {}, [aFile('а.heic')])
    await soon(() => expect(asked).toHaveLength(1))
    asked[0]!.answer({ kind: 'failed', message: 'Не тот файл', mayTryAgain: false })
    await soon(() => expect([...document.querySelectorAll('.upload button')].map(each => each.textContent)).toEqual(['Убрать']))
  })

  it('whose place was deleted does not come back', async () => {
    const { asked, storePicture } = aStore()
    const opened = await open('<p>до</p><p>после</p>', { storePicture })
    await focusText(opened, 'start')
    paste(opened.text, {}, [aFile('а.png')])
    await soon(() => expect(asked).toHaveLength(1))
    opened.editor.commands.setContent('<p>другое</p>')
    asked[0]!.answer(stored(4))
    await new Promise(resolve => setTimeout(resolve, 20))
    opened.flush()
    expect(opened.value.value).toBe('<p>другое</p>')
  })
})

describe('pictures inside pasted HTML', () => {
  const data = `data:image/png;base64,${btoa(String.fromCharCode(...png))}`

  it('are stored, each at its place; no data: address gets into the text', async () => {
    const { asked, storePicture } = aStore()
    const opened = await open('', { storePicture })
    await focusText(opened)
    paste(opened.text, { 'text/html': `<p>раз <img src="${data}" alt="один"> два</p><p>три <img src='${data}'></p>` })
    await soon(() => expect(asked).toHaveLength(1))
    expect(new Uint8Array(await asked[0]!.file.arrayBuffer())).toEqual(png)
    opened.flush()
    expect(opened.value.value).not.toContain('<img')
    asked[0]!.answer(stored(1))
    await soon(() => expect(asked).toHaveLength(2))
    asked[1]!.answer(stored(2))
    await soon(() => expect(document.querySelector('.upload')).toBeNull())
    opened.flush()
    expect(opened.value.value.match(/crm-file:\d+|раз|два|три/g)).toEqual(['раз', 'crm-file:1', 'два', 'три', 'crm-file:2'])
  })

  it('of Word are found in the RTF beside it', async () => {
    const { asked, storePicture } = aStore()
    const opened = await open('', { storePicture })
    await focusText(opened)
    const hex = [...png, ...new Uint8Array(30)].map(byte => byte.toString(16).padStart(2, '0')).join('')
    paste(opened.text, {
      'text/html': '<html xmlns:w="urn:schemas-microsoft-com:office:word"><p class=MsoNormal>Карта <img width=100 src="file:///C:/Temp/image001.png"></p></html>',
      'text/rtf': String.raw`{\rtf1{\*\shppict{\pict{\*\picprop\shplid1025{\sp{\sn shapeType}{\sv 75}}}\picw1\pich1\pngblip\bliptag123{\*\blipuid 0123456789abcdef0123456789abcdef}` + `\n${hex}}}{\\nonshppict{\\pict\\wmetafile8 0100090000}}}`,
    })
    await soon(() => expect(asked).toHaveLength(1))
    expect([...new Uint8Array(await asked[0]!.file.arrayBuffer())].slice(0, 4)).toEqual([...png])
  })

  it('of Word keep their places when one between them is of a kind that is not taken', async () => {
    const { asked, storePicture } = aStore()
    const opened = await open('', { storePicture })
    await focusText(opened)
    const hex = (byte: number) => [...png, ...new Uint8Array(30).fill(byte)].map(each => each.toString(16).padStart(2, '0')).join('')
    const group = (kind: string, digits: string) => String.raw`{\*\shppict{\pict\picw1\pich1` + `\\${kind}\\bliptag1 ${digits}}}`
    paste(opened.text, {
      'text/html': '<html xmlns:w="urn:schemas-microsoft-com:office:word"><p class=MsoNormal><img src="file:///1.png"> а <img src="file:///2.wmf"> б <img src="file:///3.png"></p></html>',
      'text/rtf': `{\\rtf1${group('pngblip', hex(1))}${group('wmetafile8', '0100')}${group('pngblip', hex(3))}}`,
    })
    await soon(() => expect(asked).toHaveLength(1))
    asked[0]!.answer(stored(1))
    await soon(() => expect(asked).toHaveLength(2))
    expect(new Uint8Array(await asked[0]!.file.arrayBuffer())[10]).toBe(1)
    expect(new Uint8Array(await asked[1]!.file.arrayBuffer())[10]).toBe(3)
    asked[1]!.answer(stored(3))
    await soon(() => {
      opened.flush()
      expect(opened.value.value.match(/crm-file:\d+|[аб]/g)).toEqual(['crm-file:1', 'а', 'б', 'crm-file:3'])
    })
  })

  it('guard: stay out where none can be stored', async () => {
    const opened = await open('')
    await focusText(opened)
    paste(opened.text, { 'text/html': `<p>раз <img src="${data}"></p>` })
    opened.flush()
    expect(opened.value.value).toBe('<p>раз</p>')
    await soon(() => expect(shown('.note')).toContain('убрали 1 картинку'))
  })
})

describe('a chosen picture', () => {
  async function chosen() {
    const canvas = new OffscreenCanvas(200, 100)
    canvas.getContext('2d')
    const address = URL.createObjectURL(await canvas.convertToBlob())
    const opened = await open('<p>до<img src="crm-file:7" alt="а" width="200" height="100"></p>', { resolveImage: () => address })
    await soon(() => expect(document.querySelector<HTMLImageElement>('.picture-frame img')!.naturalWidth).toBe(200))
    await focusText(opened)
    opened.editor.commands.setNodeSelection(3)
    await soon(() => expect(document.querySelector('.picture-handle')).not.toBeNull())
    const picture = document.querySelector<HTMLImageElement>('.picture-frame img')!
    return { ...opened, picture }
  }

  it('becomes wider and narrower by keyboard, and stays chosen', async () => {
    const opened = await chosen()
    opened.text.dispatchEvent(new KeyboardEvent('keydown', { key: '.', code: 'Period', ctrlKey: true, shiftKey: true, bubbles: true, cancelable: true }))
    opened.flush()
    expect(opened.value.value).toBe('<p>до<img src="crm-file:7" alt="а" width="220"></p>')
    expect(opened.editor.isActive('picture')).toBe(true)
  })

  it('follows its handle', async () => {
    const opened = await chosen()
    const handle = document.querySelector<HTMLElement>('.picture-handle')!
    handle.setPointerCapture = () => {}
    const at = (type: string, clientX: number) => handle.dispatchEvent(new PointerEvent(type, { clientX, pointerId: 1, bubbles: true, cancelable: true }))
    at('pointerdown', 100)
    at('pointermove', 160)
    expect(opened.picture.style.width).toBe('260px')
    at('pointerup', 160)
    opened.flush()
    expect(opened.value.value).toContain('width="260"')
  })
})
