<?php

namespace Cardinal;

/** Reading of values that anybody may have written. */
final class Json
{
    /** An object as an array, or null for anything else. */
    public static function object(string $text): ?array
    {
        $value = json_decode($text);
        return is_object($value) ? json_decode($text, true) : null;
    }

    public static function write(array $value): string
    {
        return json_encode($value, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES);
    }

    /** A whole number above zero, also when it is written as a text; else null. */
    public static function positive(mixed $value): ?int
    {
        if (is_string($value) && preg_match('/^\d{1,15}$/D', $value)) {
            $value = (int)$value;
        }
        return is_int($value) && $value > 0 ? $value : null;
    }

    public static function text(mixed $value): string
    {
        return is_scalar($value) ? (is_bool($value) ? ($value ? 'Y' : 'N') : (string)$value) : '';
    }
}
