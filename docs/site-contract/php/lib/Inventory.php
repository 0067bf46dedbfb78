<?php

namespace Cardinal;

/** The public list: what every visitor may know, and no number of sold tickets. */
final class Inventory
{
    public const LARGEST_PAGE = 500;

    /** @param string $address Of this page, without a query. */
    public static function page(Elements $elements, string $address, string $kind, int $from, string $at): array
    {
        $kind = $kind === 'template' ? 'template' : 'event';
        $found = $elements->all($kind, $from, self::LARGEST_PAGE + 1);
        $next = match (true) {
            count($found) > self::LARGEST_PAGE => "$address?kind=$kind&from=" . ($from + self::LARGEST_PAGE),
            $kind === 'event' => "$address?kind=template&from=0",
            default => null,
        };
        $items = array_map(static fn(array $element) => self::item($elements, $element), array_slice($found, 0, self::LARGEST_PAGE));
        return ['v' => 1, 'at' => $at, 'next' => $next, 'items' => $items];
    }

    private static function item(Elements $elements, array $element): array
    {
        $orNull = static fn(string $code) => (string)($element[$code] ?? '') === '' ? null : (string)$element[$code];
        $amount = $orNull('PRICE');
        return [
            'kind' => $element['kind'],
            'id' => $element['id'],
            'title' => $element['title'],
            'start' => $orNull('START'),
            'end' => $orNull('END'),
            'deal' => $element['deal'],
            'template' => $orNull('TEMPLATE'),
            'revision' => Json::positive($element['REVISION'] ?? null),
            'price' => $amount === null ? null : ['amount' => $amount, 'currency' => $orNull('CURRENCY') ?? 'RUB'],
            'place' => $orNull('PLACE'),
            'url' => $elements->url($element['kind'], $element['id']),
        ];
    }
}
