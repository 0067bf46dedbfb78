<?php

namespace Cardinal;

/**
 * Takes a text down to the list of the contract. It is read as a tree and written anew: nothing of the given markup comes through
 * as it was. (`CBXSanitizer` with the same list is another way; it leaves more attributes to be thought of.)
 */
final class Text
{
    private const ALIGNMENTS = ['align-left', 'align-center', 'align-right', 'align-justify'];
    private const ELEMENTS = [
        'p' => ['class'], 'h2' => ['class'], 'h3' => ['class'], 'h4' => ['class'], 'blockquote' => ['class'],
        'ul' => [], 'ol' => ['start'], 'li' => [], 'table' => [], 'thead' => [], 'tbody' => [], 'tr' => [],
        'th' => ['colspan', 'rowspan'], 'td' => ['colspan', 'rowspan'], 'hr' => [], 'br' => [],
        'strong' => [], 'em' => [], 'u' => [], 's' => [], 'sub' => [], 'sup' => [], 'code' => [],
    ];
    private const SYNONYMS = ['b' => 'strong', 'i' => 'em', 'ins' => 'u', 'del' => 's', 'strike' => 's', 'h1' => 'h2', 'h5' => 'h4', 'h6' => 'h4'];
    private const DROPPED = ['script', 'style', 'template', 'noscript', 'iframe', 'object', 'svg', 'math', 'noembed', 'noframes', 'head', 'title'];
    private const BOUNDS = ['width' => [1, 4096], 'height' => [1, 4096], 'colspan' => [2, 20], 'rowspan' => [2, 20], 'start' => [-9999, 999999]];
    private const DEEPEST = 100;
    public const LONGEST = 500000;

    /** @param callable(string $source): ?string $picture Address of a picture for its `src`; null leaves it out. */
    private function __construct(private readonly mixed $picture)
    {
    }

    /** @param callable(string $source): ?string $picture */
    public static function sanitise(string $html, callable $picture): string
    {
        // What falls out of broken nesting is put right by reading the result once more.
        return self::once(self::once($html, $picture), static fn(string $source): string => $source);
    }

    private static function once(string $html, callable $picture): string
    {
        if (trim($html) === '') {
            return '';
        }
        // The parser guesses encodings: characters as numbers leave nothing to guess.
        $plain = mb_encode_numericentity(mb_scrub($html, 'UTF-8'), [0x80, 0x10FFFF, 0, 0x1FFFFF], 'UTF-8');
        $document = new \DOMDocument();
        $before = libxml_use_internal_errors(true);
        $document->loadHTML('<!DOCTYPE html><html><body>' . $plain, LIBXML_NONET | LIBXML_NOERROR | LIBXML_NOWARNING);
        libxml_clear_errors();
        libxml_use_internal_errors($before);
        return (new self($picture))->children($document, 0);
    }

    private function children(\DOMNode $node, int $depth): string
    {
        $written = '';
        foreach ($node->childNodes as $child) {
            $written .= $this->node($child, $depth + 1);
        }
        return $written;
    }

    private function node(\DOMNode $node, int $depth): string
    {
        if ($node instanceof \DOMText && !$node instanceof \DOMCdataSection) {
            return self::escape($node->data);
        }
        if (!$node instanceof \DOMElement || $depth > self::DEEPEST) {
            return '';
        }
        $found = strtolower($node->localName);
        $name = self::SYNONYMS[$found] ?? $found;
        if (in_array($name, self::DROPPED, true)) {
            return '';
        }
        if ($name === 'img') {
            return $this->image($node);
        }
        $inside = $this->children($node, $depth);
        if ($name === 'a') {
            $href = trim($node->getAttribute('href'));
            return self::isSafeLink($href) ? '<a href="' . self::escape($href) . '" rel="noopener noreferrer nofollow">' . $inside . '</a>' : $inside;
        }
        if (!isset(self::ELEMENTS[$name])) {
            return $inside;
        }
        $start = '<' . $name . self::attributes($node, self::ELEMENTS[$name]) . '>';
        return $name === 'br' || $name === 'hr' ? $start . $inside : "$start$inside</$name>";
    }

    private function image(\DOMElement $node): string
    {
        $address = ($this->picture)(trim($node->getAttribute('src')));
        return $address === null
            ? ''
            : '<img src="' . self::escape($address) . '" alt="' . self::escape(trim($node->getAttribute('alt'))) . '"' . self::attributes($node, ['width', 'height']) . '>';
    }

    private static function attributes(\DOMElement $node, array $names): string
    {
        $written = '';
        foreach ($names as $name) {
            $value = trim($node->getAttribute($name));
            if ($name === 'class') {
                $value = array_values(array_intersect(self::ALIGNMENTS, preg_split('/\s+/', $value)))[0] ?? '';
            } elseif (!preg_match('/^-?\d{1,7}$/D', $value) || (int)$value < self::BOUNDS[$name][0] || (int)$value > self::BOUNDS[$name][1]) {
                $value = '';
            }
            $written .= $value === '' ? '' : " $name=\"$value\"";
        }
        return $written;
    }

    public static function isSafeLink(string $address): bool
    {
        if (strlen($address) > 2048 || preg_match('/[\p{Cc}\s\\\\<>"\x{2028}\x{2029}\x{061C}\x{200E}\x{200F}\x{202A}-\x{202E}\x{2066}-\x{2069}]/u', $address) !== 0) {
            return false;
        }
        return (bool)preg_match('#^(?:https?://[^/?\#@]+(?:[/?\#].*)?|mailto:[^@%?&]+@[^@%?&]+(?:\?subject=[^&]*)?|tel:\+?\d{2,20})$#iDu', $address);
    }

    /** The words without markup, for lengths. */
    public static function words(string $html): string
    {
        return trim(preg_replace('/\s+/u', ' ', html_entity_decode(strip_tags(preg_replace('#</(?:p|li|h\d|td|th|blockquote)>|<br>|<hr>#', '$0 ', $html)), ENT_QUOTES | ENT_HTML5, 'UTF-8')));
    }

    private static function escape(string $text): string
    {
        return htmlspecialchars($text, ENT_QUOTES | ENT_SUBSTITUTE | ENT_HTML5, 'UTF-8');
    }
}
