<?php

namespace Cardinal;

/** Takes pictures of deals over into the site's files. */
final class Pictures
{
    private const LARGEST = 20 * 1024 * 1024;
    private const STARTS = ['jpg' => "\xFF\xD8\xFF", 'png' => "\x89PNG\r\n\x1A\n", 'gif' => 'GIF8'];

    /** @param string $folder Below `/upload/`. */
    public function __construct(private readonly Portal $portal, private readonly string $folder)
    {
    }

    /**
     * A file as `CIBlockElement` takes it, or null for what cannot be had or is no picture.
     *
     * @param array{id: int, address: string} $file
     */
    public function fileArray(array $file): ?array
    {
        for ($try = 1; $try <= 2; $try++) {
            try {
                $bytes = $this->portal->download($file['address']);
                break;
            } catch (PortalTrouble $trouble) {
                if ($try === 2 || !in_array($trouble->kind, ['unreachable', 'busy'], true)) {
                    return null;
                }
            }
        }
        $extension = self::extension($bytes);
        if ($extension === null || strlen($bytes) > self::LARGEST) {
            return null;
        }
        // A name of our own: neither the portal's nor one that a person chose.
        $path = sys_get_temp_dir() . '/' . substr(hash('sha256', $bytes), 0, 32) . ".$extension";
        file_put_contents($path, $bytes);
        $array = \CFile::MakeFileArray($path);
        return is_array($array) ? $array : null;
    }

    /** Keeps a picture of a text. @return ?array{id: int, path: string} */
    public function keep(array $file): ?array
    {
        $array = $this->fileArray($file);
        $id = $array === null ? 0 : (int)\CFile::SaveFile($array, $this->folder);
        return $id > 0 ? ['id' => $id, 'path' => (string)\CFile::GetPath($id)] : null;
    }

    /** What a picture is by its first bytes, whatever its name says. SVG is none: it can hold a script. */
    private static function extension(string $bytes): ?string
    {
        foreach (self::STARTS as $extension => $start) {
            if (str_starts_with($bytes, $start)) {
                return $extension;
            }
        }
        return str_starts_with($bytes, 'RIFF') && substr($bytes, 8, 4) === 'WEBP' ? 'webp' : null;
    }
}
