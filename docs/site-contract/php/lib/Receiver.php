<?php

namespace Cardinal;

/** Does the orders of deals. */
final class Receiver
{
    private const DEAL = 2;
    private const CONTACT = 3;
    /** After each failed try, minutes; then every two hours for a day. */
    private const PAUSES = [1, 5, 30];
    private const MOST_TRIES = 15;

    /** @param callable(): int $now Unix seconds. */
    public function __construct(
        private readonly Portal $portal,
        private readonly array $map,
        private readonly Elements $elements,
        private readonly Pictures $pictures,
        private readonly Memory $memory,
        private readonly int $textLimit = 20000,
        private readonly string $timeZone = 'Europe/Moscow',
        private readonly mixed $now = 'time',
    ) {
    }

    /**
     * Looks at a deal. One deal is worked on by one request at a time.
     *
     * @param bool $isWaiting The portal says that the deal still waits, so an answer that was given before has not arrived.
     */
    public function work(int $deal, bool $isWaiting = false): void
    {
        $this->alone($deal, fn() => $this->doOrder($deal, $isWaiting));
    }

    private function alone(int $deal, callable $task): void
    {
        $lock = fopen(sys_get_temp_dir() . "/cardinal-$deal.lock", 'c');
        if ($lock === false || !flock($lock, LOCK_EX)) {
            return;
        }
        try {
            $task();
        } catch (PortalTrouble) {
            // A deal that is gone gives no order; one that could not be read is found by the next look.
        } finally {
            flock($lock, LOCK_UN);
            fclose($lock);
        }
    }

    /** Asks the portal for deals that wait: their knocks may have been lost. */
    public function look(): void
    {
        $last = 0;
        do {
            $filter = [$this->map['fields']['publication'] => $this->map['options']['publication.waiting'], '>id' => $last];
            $items = $this->portal->call('crm.item.list', ['entityTypeId' => self::DEAL, 'filter' => $filter, 'select' => ['id'], 'order' => ['id' => 'ASC'], 'start' => -1, 'useOriginalUfNames' => 'Y'])['items'] ?? [];
            foreach ($items as $item) {
                $last = (int)$item['id'];
                $this->work($last, true);
            }
        } while (count($items) === 50);
    }

    /** Writes answers whose time for another try has come. */
    public function retry(): void
    {
        foreach ($this->memory->waiting() as $deal) {
            $this->alone($deal, function () use ($deal): void {
                $done = $this->memory->of($deal);
                if ($done['waiting'] && $done['next'] <= ($this->now)()) {
                    $this->writeBack($deal, $done);
                }
            });
        }
    }

    private function doOrder(int $id, bool $isWaiting): void
    {
        $deal = new Deal($this->portal->item(self::DEAL, $id), $this->map);
        $done = $this->memory->of($id);
        $order = Order::decide(Json::text($deal->raw('published')), $id, $done['revision']);
        if (!$order instanceof Order) {
            $written = Json::object(Json::text($deal->raw('published')));
            if ($order === 'done' && $isWaiting && $done['answer'] !== null && ($written['revision'] ?? null) === $done['revision']) {
                $this->writeBack($id, $done);
            }
            return;
        }
        $done = ['revision' => $order->revision, 'answer' => $this->take($order, $deal), 'waiting' => true, 'tries' => 0, 'next' => 0];
        // First kept, then answered: what the portal has been told is true even after a cut.
        $this->memory->keep($id, $done);
        $this->writeBack($id, $done);
    }

    private function take(Order $order, Deal $deal): array
    {
        $said = ['v' => 1, 'deal' => $order->deal, 'kind' => $order->kind, 'revision' => $order->revision, 'key' => $order->key];
        try {
            [$id, $missing] = $this->store($order, $deal);
            $taken = ['outcome' => 'taken', 'id' => $id, 'url' => $this->elements->url($order->elementKind(), $id), 'at' => $this->time()];
            return $said + $taken + ($missing === [] ? [] : ['missing' => $missing]);
        } catch (Refusal $refusal) {
            return $said + ['outcome' => 'refused', 'code' => $refusal->reasonCode, 'reason' => mb_substr($refusal->getMessage(), 0, 500), 'at' => $this->time()];
        }
    }

    /** @return array{string, list<string>} Id of the element, and pictures that were left out. @throws Refusal */
    private function store(Order $order, Deal $deal): array
    {
        $kind = $order->elementKind();
        $this->check($deal, $kind);
        $existing = $this->elements->ofDeal($kind, $order->deal);
        $template = $kind === 'event' ? $this->template($deal) : null;
        [$html, $missing, $files] = $this->text($deal, Json::object((string)($existing['FILES'] ?? '')) ?? []);
        if (mb_strlen(Text::words($html)) > $this->textLimit) {
            throw new Refusal('too-long', "Текст длиннее {$this->textLimit} знаков");
        }
        $file = $deal->files('picture')[0] ?? null;
        $picture = $file === null ? null : $this->pictures->fileArray($file);
        if ($file !== null && $picture === null) {
            array_unshift($missing, "crm-file:{$file['id']}");
        }
        $price = $deal->money('price');
        $values = ['title' => $deal->title(), 'html' => $html] + $this->people($order, $deal, $existing) + [
            'REVISION' => $order->revision,
            'FORMAT' => $deal->option('format'),
            'AGE' => $deal->option('age'),
            'ACCESSIBLE' => $deal->flag('accessible') ? 'Y' : '',
            'PRICE' => $price['amount'] ?? '',
            'CURRENCY' => $price['currency'] ?? '',
            'CAPACITY' => $deal->number('capacity') ?? '',
            'PLACE' => $deal->text('place'),
            'START' => $kind === 'event' ? $deal->moment('start') ?? '' : '',
            'END' => $kind === 'event' ? $deal->moment('end') ?? '' : '',
            'TEMPLATE' => $template['id'] ?? '',
            'CANCELLED' => $deal->isCancelled() ? 'Y' : '',
            'PICTURE_TEXT' => $deal->text('pictureText'),
            'PICTURE_FOCUS' => $deal->text('pictureFocus'),
            'FILES' => $files === [] ? '' : Json::write($files),
        ];
        return [$this->elements->put($kind, $order->deal, $values, $picture), $missing];
    }

    private function check(Deal $deal, string $kind): void
    {
        if ($deal->title() === '') {
            throw new Refusal('not-ready', 'У сделки нет названия');
        }
        if ($kind === 'event' && $deal->moment('start') === null) {
            throw new Refusal('no-dates', 'Не указано начало события');
        }
        if (strlen($deal->text('description')) > Text::LONGEST) {
            throw new Refusal('too-long', 'Текст слишком длинный');
        }
    }

    /** The idea's own template, else the one whose id stands in the deal. */
    private function template(Deal $deal): array
    {
        $parent = $deal->bound('parent');
        $id = $deal->text('siteTemplate');
        $template = ($parent === null ? null : $this->elements->ofDeal('template', $parent)) ?? $this->elements->byId('template', $id);
        if ($template === null) {
            throw new Refusal('no-template', $id === '' ? 'Не указан шаблон' : 'Нет шаблона ' . mb_substr($id, 0, 50));
        }
        return $template;
    }

    /**
     * The text with its pictures taken over. Only the deal's own pictures and those of its idea: the webhook reads every deal.
     *
     * @param array<string, array{id: int, path: string}> $known Pictures of the text before, by reference.
     * @return array{string, list<string>, array}
     */
    private function text(Deal $deal, array $known): array
    {
        $files = [];
        $missing = [];
        $own = array_column($deal->files('textPictures'), null, 'id');
        $parent = $deal->bound('parent');
        $ofParent = null;
        $html = Text::sanitise($deal->text('description'), function (string $source) use (&$files, &$missing, &$ofParent, $own, $parent, $deal, $known): ?string {
            if (!isset($files[$source]) && preg_match('/^crm-file:(?:(\d{1,15})-)?(\d{1,15})$/D', $source, $found)) {
                $holder = $found[1] === '' ? $deal->id() : (int)$found[1];
                if ($holder === $parent) {
                    $ofParent ??= array_column($this->parentFiles($parent), null, 'id');
                }
                $file = ($holder === $deal->id() ? $own : ($holder === $parent ? $ofParent : []))[(int)$found[2]] ?? null;
                $kept = $file === null ? null : ($known[$source] ?? $this->pictures->keep($file));
                if ($kept !== null) {
                    $files[$source] = $kept;
                }
            }
            if (!isset($files[$source]) && $source !== '') {
                $missing[mb_substr($source, 0, 200)] = true;
            }
            return $files[$source]['path'] ?? null;
        });
        return [$html, array_map('strval', array_keys($missing)), $files];
    }

    private function parentFiles(int $parent): array
    {
        try {
            return (new Deal($this->portal->item(self::DEAL, $parent), $this->map))->files('textPictures');
        } catch (PortalTrouble $trouble) {
            if (in_array($trouble->kind, ['missing', 'forbidden'], true)) {
                return [];
            }
            throw $trouble;
        }
    }

    /** The speaker comes with `dates`, who meets the guests with `host`. What an order does not bring stays. */
    private function people(Order $order, Deal $deal, ?array $existing): array
    {
        $speaker = $deal->bound('speaker');
        $host = $deal->bound('host');
        try {
            return [
                'SPEAKER' => in_array($order->kind, ['dates', 'host'], true) ? ($speaker === null ? '' : $this->contactName($speaker)) : (string)($existing['SPEAKER'] ?? ''),
                'HOST' => $order->kind === 'host' ? ($host === null ? '' : $this->employeeName($host)) : (string)($existing['HOST'] ?? ''),
            ];
        } catch (PortalTrouble $trouble) {
            if (in_array($trouble->kind, ['missing', 'forbidden'], true)) {
                throw new Refusal('unreadable', 'Сайту не видно, кто проводит событие');
            }
            throw $trouble;
        }
    }

    private function contactName(int $id): string
    {
        $contact = $this->portal->item(self::CONTACT, $id);
        return trim(Json::text($contact['name'] ?? '') . ' ' . Json::text($contact['lastName'] ?? ''));
    }

    /** @see https://apidocs.bitrix24.com/api-reference/user/user-get.html */
    private function employeeName(int $id): string
    {
        $user = $this->portal->call('user.get', ['FILTER' => ['ID' => $id]])[0] ?? [];
        return trim(Json::text($user['NAME'] ?? '') . ' ' . Json::text($user['LAST_NAME'] ?? ''));
    }

    /** @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-update.html */
    private function writeBack(int $id, array $done): void
    {
        $answer = $done['answer'];
        $isTaken = $answer['outcome'] === 'taken';
        ['fields' => $fields, 'options' => $options] = $this->map;
        $written = [
            $fields['siteAnswer'] => Json::write($answer),
            $fields['siteAnsweredAt'] => $answer['at'],
            $fields['publication'] => $options[$isTaken ? 'publication.synced' : 'publication.refused'],
        ];
        if ($isTaken) {
            $written[$fields[$answer['kind'] === 'template' ? 'siteTemplate' : 'siteEvent']] = $answer['id'];
        }
        try {
            $item = $this->portal->call('crm.item.update', ['entityTypeId' => self::DEAL, 'id' => $id, 'useOriginalUfNames' => 'Y', 'fields' => $written])['item'] ?? [];
            $this->memory->keep($id, ['waiting' => false] + $done);
        } catch (PortalTrouble $trouble) {
            $tries = $done['tries'] + 1;
            $pause = self::PAUSES[$tries - 1] ?? 120;
            $this->memory->keep($id, ['waiting' => $trouble->kind !== 'missing' && $tries < self::MOST_TRIES, 'tries' => $tries, 'next' => ($this->now)() + $pause * 60] + $done);
            return;
        }
        // The order may have been replaced while its answer was on the way, which has then hidden that the deal waits.
        if (Order::decide(Json::text((new Deal($item, $this->map))->raw('published')), $id, $done['revision']) instanceof Order) {
            $this->doOrder($id, false);
        }
    }

    private function time(): string
    {
        return (new \DateTimeImmutable('@' . ($this->now)()))->setTimezone(new \DateTimeZone($this->timeZone))->format('Y-m-d\TH:i:sP');
    }
}
