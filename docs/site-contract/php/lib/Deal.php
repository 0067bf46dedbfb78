<?php

namespace Cardinal;

/** A deal as the site reads it, by the roles of the field map. */
final class Deal
{
    public function __construct(private readonly array $item, private readonly array $map)
    {
    }

    public function id(): int
    {
        return Json::positive($this->item['id'] ?? null) ?? 0;
    }

    public function title(): string
    {
        return trim(Json::text($this->item['title'] ?? ''));
    }

    public function isCancelled(): bool
    {
        $stage = Json::text($this->item['stageId'] ?? '');
        return $stage !== '' && $stage === ($this->map['stages']['events.cancelled'] ?? null);
    }

    public function raw(string $role): mixed
    {
        return $this->item[$this->map['fields'][$role] ?? ''] ?? null;
    }

    public function text(string $role): string
    {
        return trim(Json::text($this->raw($role)));
    }

    public function flag(string $role): bool
    {
        return in_array($this->text($role), ['Y', '1', 'true'], true);
    }

    public function number(string $role): ?int
    {
        return Json::positive($this->raw($role));
    }

    /** Id of a bound record: a number, `C_12` where a field takes several types, or a list of such. */
    public function bound(string $role): ?int
    {
        $value = $this->raw($role);
        $first = is_array($value) ? ($value[0] ?? null) : $value;
        return Json::positive(is_string($first) ? preg_replace('/^[A-Z\d]+_/i', '', $first) : $first);
    }

    /** What people call the value of a list. */
    public function option(string $role): string
    {
        $id = $this->text($role);
        foreach ($this->map['options'] as $name => $value) {
            if ($id !== '' && (string)$value === $id && str_starts_with($name, "$role.")) {
                return $this->map['optionNames'][$name] ?? '';
            }
        }
        return '';
    }

    /** @return ?array{amount: string, currency: string} */
    public function money(string $role): ?array
    {
        return preg_match('/^(\d{1,12}(?:\.\d+)?)\|([A-Z]{3})$/D', $this->text($role), $found) && (float)$found[1] > 0
            ? ['amount' => number_format((float)$found[1], 2, '.', ''), 'currency' => $found[2]]
            : null;
    }

    /** A moment as the portal writes it, or null. */
    public function moment(string $role): ?string
    {
        $text = $this->text($role);
        return $text !== '' && strtotime($text) !== false ? $text : null;
    }

    /** @return list<array{id: int, address: string}> The address holds a key: it is loaded at once and never kept. */
    public function files(string $role): array
    {
        $value = $this->raw($role);
        $all = is_array($value) && array_is_list($value) ? $value : [$value];
        $files = [];
        foreach ($all as $file) {
            $id = is_array($file) ? Json::positive($file['id'] ?? null) : null;
            if ($id !== null && is_string($file['urlMachine'] ?? null)) {
                $files[] = ['id' => $id, 'address' => $file['urlMachine']];
            }
        }
        return $files;
    }
}
