<?php

namespace Cardinal;

use Bitrix\Main\Config\Option;

/** What the site remembers of a deal's orders: the last one it has worked on, and whether its answer has arrived. */
final class Memory
{
    private const MODULE = 'cardinal';

    /** @return array{revision: int, answer: ?array, waiting: bool, tries: int, next: int} */
    public function of(int $deal): array
    {
        return (Json::object((string)Option::get(self::MODULE, "done.$deal", '')) ?? []) + ['revision' => 0, 'answer' => null, 'waiting' => false, 'tries' => 0, 'next' => 0];
    }

    public function keep(int $deal, array $done): void
    {
        Option::set(self::MODULE, "done.$deal", Json::write($done));
        $waiting = array_diff($this->waiting(), [$deal]);
        Option::set(self::MODULE, 'waiting', implode(',', $done['waiting'] ? [...$waiting, $deal] : $waiting));
    }

    /** Deals whose answer has not arrived. @return list<int> */
    public function waiting(): array
    {
        return array_values(array_map('intval', array_filter(explode(',', (string)Option::get(self::MODULE, 'waiting', '')))));
    }
}
