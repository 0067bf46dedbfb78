<?php

namespace Cardinal;

/** The order in a deal: take this revision of it. */
final class Order
{
    private const KINDS = ['template', 'event', 'dates', 'host'];

    public function __construct(
        public readonly int $deal,
        public readonly string $kind,
        public readonly int $revision,
        public readonly string $key,
    ) {
    }

    /** `template`, or `event` for every other kind. */
    public function elementKind(): string
    {
        return $this->kind === 'template' ? 'template' : 'event';
    }

    /**
     * @param string $text Field `published` of the deal.
     * @param int $done The last revision of this deal that the site has worked on; 0 for none.
     * @return Order|string The order to do, or why there is none: `none`, `unreadable`, `copied`, `done`.
     */
    public static function decide(string $text, int $deal, int $done): Order|string
    {
        if (trim($text) === '') {
            return 'none';
        }
        $order = Json::object($text) ?? [];
        $owner = $order['deal'] ?? null;
        $kind = $order['kind'] ?? null;
        $revision = $order['revision'] ?? null;
        if (($order['v'] ?? null) !== 1 || !is_int($owner) || !in_array($kind, self::KINDS, true) || !is_int($revision) || $revision < 1) {
            return 'unreadable';
        }
        if ($owner !== $deal) {
            return 'copied';
        }
        return $revision <= $done ? 'done' : new Order($deal, $kind, $revision, "$kind-$deal-$revision");
    }
}
