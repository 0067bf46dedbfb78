<?php

// As much of a 1C-Bitrix site as the receiver asks for.

namespace {
    final class CIBlockElement
    {
        /** @var array<int, array{fields: array, properties: array}> */
        public static array $rows = [];
        public string $LAST_ERROR = '';

        public function Add(array $fields): int|false
        {
            if (trim((string)($fields['NAME'] ?? '')) === '') {
                $this->LAST_ERROR = 'Не введено название элемента.<br>';
                return false;
            }
            $id = self::$rows === [] ? 1 : max(array_keys(self::$rows)) + 1;
            $properties = $fields['PROPERTY_VALUES'] ?? [];
            unset($fields['PROPERTY_VALUES']);
            self::$rows[$id] = ['fields' => ['ID' => (string)$id] + $fields, 'properties' => $properties];
            return $id;
        }

        public function Update(int $id, array $fields): bool
        {
            self::$rows[$id]['fields'] = $fields + self::$rows[$id]['fields'];
            return true;
        }

        public static function SetPropertyValuesEx(int $id, int $block, array $values): void
        {
            self::$rows[$id]['properties'] = $values + self::$rows[$id]['properties'];
        }

        public static function GetList(array $order, array $filter, $group = false, $navigation = false): object
        {
            $found = array_values(array_filter(self::$rows, static function (array $row) use ($filter): bool {
                foreach ($filter as $name => $value) {
                    if ($name !== 'CHECK_PERMISSIONS' && (string)($row['fields'][ltrim($name, '=')] ?? '') !== (string)$value) {
                        return false;
                    }
                }
                return true;
            }));
            return new class(array_slice($found, $navigation['nOffset'] ?? 0, $navigation['nTopCount'] ?? null)) {
                public function __construct(private array $found)
                {
                }

                public function GetNextElement(bool $textHtml = true, bool $useTilda = true): object|false
                {
                    $row = array_shift($this->found);
                    return $row === null ? false : new class($row) {
                        public function __construct(private array $row)
                        {
                        }

                        public function GetFields(): array
                        {
                            return $this->row['fields'];
                        }

                        public function GetProperties(): array
                        {
                            return array_map(static fn($value) => ['VALUE' => $value], $this->row['properties']);
                        }
                    };
                }
            };
        }
    }

    final class CFile
    {
        private static int $last = 0;

        public static function MakeFileArray(string $path): array
        {
            return ['name' => basename($path), 'tmp_name' => $path, 'size' => filesize($path), 'type' => mime_content_type($path)];
        }

        public static function SaveFile(array $file, string $folder): int
        {
            return ++self::$last;
        }

        public static function GetPath(int $id): string
        {
            return "/upload/cardinal/$id.png";
        }
    }
}

namespace Bitrix\Main\Config {
    final class Option
    {
        public static array $values = [];

        public static function get(string $module, string $name, string $default = ''): string
        {
            return self::$values["$module $name"] ?? $default;
        }

        public static function set(string $module, string $name, string $value): void
        {
            if (strlen($name) > 100) {
                throw new \LengthException($name);
            }
            self::$values["$module $name"] = $value;
        }
    }
}
