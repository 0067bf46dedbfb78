<?php

namespace Cardinal;

/**
 * Templates and events as elements of two information blocks. Whose an element is stands in its XML_ID, which people do not see;
 * an id that stands in a deal is never asked for that.
 */
final class Elements
{
    /** Codes of the properties that both information blocks need; README.md says of which type. */
    public const PROPERTIES = ['REVISION', 'FORMAT', 'AGE', 'ACCESSIBLE', 'PRICE', 'CURRENCY', 'CAPACITY', 'PLACE', 'START', 'END', 'SPEAKER', 'HOST', 'TEMPLATE', 'CANCELLED', 'PICTURE_TEXT', 'PICTURE_FOCUS', 'FILES'];

    /**
     * @param array{template: int, event: int} $blocks Ids of the information blocks.
     * @param array{template: string, event: string} $urls `https://example.ru/events/#ID#`
     */
    public function __construct(private readonly string $portal, private readonly array $blocks, private readonly array $urls)
    {
    }

    public function ofDeal(string $kind, int $deal): ?array
    {
        return $this->find($kind, ['=XML_ID' => $this->xmlId($kind, $deal)]);
    }

    public function byId(string $kind, string $id): ?array
    {
        return ctype_digit($id) ? $this->find($kind, ['=ID' => (int)$id]) : null;
    }

    /** A page of all elements of a kind, for the inventory. */
    public function all(string $kind, int $from, int $size): array
    {
        $found = [];
        $rows = \CIBlockElement::GetList(['ID' => 'ASC'], ['IBLOCK_ID' => $this->blocks[$kind], 'ACTIVE' => 'Y', 'CHECK_PERMISSIONS' => 'N'], false, ['nOffset' => $from, 'nTopCount' => $size]);
        while ($row = $rows->GetNextElement(true, false)) {
            $found[] = $this->read($kind, $row);
        }
        return $found;
    }

    /** Stores an element of a deal. @return string Its id. @throws Refusal when the information block does not take it */
    public function put(string $kind, int $deal, array $values, ?array $picture): string
    {
        $fields = [
            'IBLOCK_ID' => $this->blocks[$kind],
            'XML_ID' => $this->xmlId($kind, $deal),
            'NAME' => $values['title'],
            'ACTIVE' => 'Y',
            'DETAIL_TEXT' => $values['html'],
            'DETAIL_TEXT_TYPE' => 'html',
            'DETAIL_PICTURE' => $picture ?? ['del' => 'Y'],
        ];
        $properties = array_intersect_key($values, array_flip(self::PROPERTIES));
        $existing = $this->ofDeal($kind, $deal);
        $element = new \CIBlockElement();
        if ($existing === null) {
            $id = $element->Add($fields + ['PROPERTY_VALUES' => $properties]);
        } else {
            $id = $element->Update((int)$existing['id'], $fields) ? (int)$existing['id'] : false;
        }
        if (!$id) {
            throw new Refusal('broken', trim(strip_tags((string)$element->LAST_ERROR)) ?: 'Сайт не смог сохранить элемент');
        }
        if ($existing !== null) {
            \CIBlockElement::SetPropertyValuesEx($id, $this->blocks[$kind], $properties);
        }
        return (string)$id;
    }

    public function url(string $kind, string $id): string
    {
        return str_replace('#ID#', $id, $this->urls[$kind]);
    }

    /** Number of the deal an element came from; null for one made by hand. */
    public function dealOf(string $kind, string $xmlId): ?int
    {
        return preg_match('#^' . preg_quote($this->prefix($kind), '#') . '(\d+)$#D', $xmlId, $found) ? (int)$found[1] : null;
    }

    private function prefix(string $kind): string
    {
        return 'cardinal ' . preg_replace('#^https?://#', '', rtrim($this->portal, '/')) . " $kind ";
    }

    private function xmlId(string $kind, int $deal): string
    {
        return $this->prefix($kind) . $deal;
    }

    private function find(string $kind, array $filter): ?array
    {
        $row = \CIBlockElement::GetList([], ['IBLOCK_ID' => $this->blocks[$kind], 'CHECK_PERMISSIONS' => 'N'] + $filter, false, ['nTopCount' => 1])->GetNextElement(true, false);
        return $row ? $this->read($kind, $row) : null;
    }

    private function read(string $kind, object $row): array
    {
        $fields = $row->GetFields();
        $properties = array_map(static fn(array $property) => $property['VALUE'], $row->GetProperties());
        return ['kind' => $kind, 'id' => (string)$fields['ID'], 'title' => $fields['NAME'], 'deal' => $this->dealOf($kind, (string)$fields['XML_ID'])] + $properties;
    }
}
