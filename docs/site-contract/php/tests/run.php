<?php

// Runs the receiver over the vectors of the contract and prints what it made of them; demo-site/tests/php.test.ts judges.

use Bitrix\Main\Config\Option;
use Cardinal\Deal;
use Cardinal\Elements;
use Cardinal\Inventory;
use Cardinal\Json;
use Cardinal\Knock;
use Cardinal\Memory;
use Cardinal\Order;
use Cardinal\Pictures;
use Cardinal\Portal;
use Cardinal\Receiver;
use Cardinal\Text;

error_reporting(E_ALL);
set_error_handler(static function (int $level, string $message, string $file, int $line): bool {
    throw new ErrorException($message, 0, $level, $file, $line);
});
require __DIR__ . '/standIns.php';
require __DIR__ . '/../lib/autoload.php';

const NOW = 1795333449;
const WEBHOOK = 'https://example.bitrix24.ru/rest/1/secret/';

function vectors(string $name): array
{
    return json_decode(file_get_contents(__DIR__ . "/../../vectors/$name.json"), true, 512, JSON_THROW_ON_ERROR);
}

function knocks(): array
{
    ['rules' => $rules, 'knocks' => $knocks] = vectors('knocks');
    return array_map(static fn(array $knock) => Knock::read($knock['request'], $rules['portal'], $rules['applicationToken']), $knocks);
}

function orders(): array
{
    return array_map(static function (array $vector): array {
        $order = Order::decide($vector['published'], $vector['deal'], $vector['done']);
        return $order instanceof Order
            ? ['take' => ['kind' => $order->kind, 'revision' => $order->revision, 'key' => $order->key]]
            : ['ignore' => $order];
    }, vectors('orders')['orders']);
}

function texts(): array
{
    $picture = static fn(string $source): ?string => str_starts_with($source, 'crm-file:') ? '/files/1.jpg' : ($source === '/files/1.jpg' ? $source : null);
    return array_map(static function (array $text) use ($picture): array {
        $once = Text::sanitise($text['html'], $picture);
        return ['once' => $once, 'twice' => Text::sanitise($once, $picture), 'words' => Text::words($once)];
    }, vectors('html')['texts']);
}

/** A portal that answers from a vector; what is written into deals stands in `$written`. */
final class VectorPortal
{
    public array $written = [];
    /** Status of answers to `crm.item.update`, the next first. */
    public array $updateStatuses = [];

    public function __construct(public array $contents)
    {
    }

    public function __invoke(string $address, ?array $params): array
    {
        if ($params === null) {
            parse_str(parse_url($address, PHP_URL_QUERY), $query);
            $bytes = $this->contents['files'][$query['fileId']] ?? null;
            return ['status' => $bytes === null ? 404 : 200, 'body' => base64_decode((string)$bytes)];
        }
        $result = $this->answer(basename($address), $params);
        if (is_int($result)) {
            return ['status' => $result, 'body' => ''];
        }
        return $result === null ? ['status' => 400, 'body' => '{"error":"NOT_FOUND"}'] : ['status' => 200, 'body' => Json::write(['result' => $result])];
    }

    private function answer(string $method, array $params): array|int|null
    {
        $tables = [2 => 'deals', 3 => 'contacts'];
        $id = $params['id'] ?? 0;
        $all = array_column($this->contents[$tables[$params['entityTypeId'] ?? 2]], null, 'id');
        switch ($method) {
            case 'crm.item.get':
                return isset($all[$id]) ? ['item' => $all[$id]] : null;
            case 'crm.item.list':
                return ['items' => array_values(array_filter($all, static fn(array $deal) => $deal['id'] > $params['filter']['>id']))];
            case 'user.get':
                return array_values(array_filter($this->contents['users'], static fn(array $user) => (int)$user['ID'] === $params['FILTER']['ID']));
            case 'crm.item.update':
                $status = array_shift($this->updateStatuses) ?? 200;
                if ($status !== 200) {
                    return $status;
                }
                $this->written[] = $params['fields'];
                return ['item' => $params['fields'] + $all[$id]];
        }
        throw new LogicException($method);
    }
}

/** @return array{Receiver, VectorPortal, Elements} */
function site(array $case, callable $now): array
{
    $map = vectors('field-map');
    CIBlockElement::$rows = [];
    Option::$values = [];
    $memory = new Memory();
    foreach ($case['site'] as $element) {
        ['kind' => $kind, 'id' => $id, 'deal' => $deal, 'revision' => $revision] = $element;
        $fields = ['ID' => $id, 'IBLOCK_ID' => $kind === 'template' ? 5 : 6, 'NAME' => $element['title'], 'ACTIVE' => 'Y', 'XML_ID' => $deal === null ? $id : "cardinal example.bitrix24.ru $kind $deal"];
        CIBlockElement::$rows[(int)$id] = ['fields' => $fields, 'properties' => ['REVISION' => $revision]];
        if ($deal !== null) {
            $memory->keep($deal, ['revision' => $revision, 'answer' => ['v' => 1], 'waiting' => false, 'tries' => 0, 'next' => 0]);
        }
    }
    $answers = new VectorPortal($case['portal']);
    $portal = new Portal(WEBHOOK, $answers);
    $elements = new Elements($map['portal'], ['template' => 5, 'event' => 6], ['template' => 'https://example.ru/events/#ID#', 'event' => 'https://example.ru/calendar/#ID#']);
    return [new Receiver($portal, $map, $elements, new Pictures($portal, 'cardinal'), $memory, now: $now), $answers, $elements];
}

function deals(): array
{
    $map = vectors('field-map');
    return array_map(static function (array $case) use ($map): array {
        [$receiver, $answers, $elements] = site($case, static fn() => NOW);
        $receiver->work($case['knock']);
        $receiver->work($case['knock']);
        $fields = $answers->written[0] ?? null;
        $answer = $fields === null ? null : json_decode($fields[$map['fields']['siteAnswer']], true);
        $kind = ($answer['kind'] ?? 'template') === 'template' ? 'template' : 'event';
        $row = array_values(array_filter(CIBlockElement::$rows, static fn(array $row) => $row['fields']['XML_ID'] === "cardinal example.bitrix24.ru $kind {$case['knock']}"))[0] ?? null;
        $properties = $row['properties'] ?? [];
        return [
            'writes' => count($answers->written),
            'answer' => $answer,
            'fields' => $fields,
            'count' => count(CIBlockElement::$rows),
            'element' => $answer === null || $row === null ? null : [
                'kind' => $kind,
                'id' => $row['fields']['ID'],
                'title' => $row['fields']['NAME'],
                'html' => $row['fields']['DETAIL_TEXT'] ?? '',
                'hasPicture' => isset($row['fields']['DETAIL_PICTURE']['tmp_name']),
                'pictureText' => $properties['PICTURE_TEXT'] ?? '',
                'format' => $properties['FORMAT'] ?? '',
                'age' => $properties['AGE'] ?? '',
                'isAccessible' => ($properties['ACCESSIBLE'] ?? '') === 'Y',
                'price' => ($properties['PRICE'] ?? '') === '' ? null : ['amount' => $properties['PRICE'], 'currency' => $properties['CURRENCY']],
                'capacity' => $properties['CAPACITY'] ?? null,
                'place' => $properties['PLACE'] ?? '',
                'start' => ($properties['START'] ?? '') ?: null,
                'end' => ($properties['END'] ?? '') ?: null,
                'speaker' => $properties['SPEAKER'] ?? '',
                'host' => $properties['HOST'] ?? '',
                'template' => ($properties['TEMPLATE'] ?? '') ?: null,
                'revision' => $properties['REVISION'] ?? null,
            ],
            'inventory' => Inventory::page($elements, 'https://example.ru/cardinal/inventory.php', $kind, 0, '2026-11-22T10:45:00+03:00'),
        ];
    }, vectors('deals')['cases']);
}

/** Minutes at which an answer that nobody takes is tried, and at which one is taken at last. */
function retries(): array
{
    $case = vectors('deals')['cases'][0];
    $minute = 0;
    [$receiver, $answers] = site($case, static function () use (&$minute): int {
        return NOW + $minute * 60;
    });
    $answers->updateStatuses = [503, 503, 503, 503];
    $receiver->work($case['knock']);
    $tries = [];
    for ($minute = 1; $minute <= 200; $minute++) {
        $left = count($answers->updateStatuses);
        $written = count($answers->written);
        $receiver->retry();
        if (count($answers->updateStatuses) !== $left || count($answers->written) !== $written) {
            $tries[] = $minute;
        }
    }
    // The portal says that the deal waits though its answer was given: it is written again.
    $receiver->look();
    return ['tries' => $tries, 'written' => count($answers->written), 'elements' => count(CIBlockElement::$rows)];
}

echo Json::write(['knocks' => knocks(), 'orders' => orders(), 'texts' => texts(), 'deals' => deals(), 'retries' => retries()]);
