<?php

namespace Cardinal;

/** The portal behind an incoming webhook. The webhook's address is a key and goes nowhere but into requests. */
final class Portal
{
    private const BUSY = ['QUERY_LIMIT_EXCEEDED', 'OPERATION_TIME_LIMIT', 'OVERLOAD_LIMIT', 'INTERNAL_SERVER_ERROR'];
    private const MISSING = ['NOT_FOUND', 'ERROR_NOT_FOUND'];
    private const FORBIDDEN = ['ACCESS_DENIED', 'INSUFFICIENT_SCOPE', 'INVALID_CREDENTIALS'];

    /**
     * @param string $webhook `https://example.bitrix24.ru/rest/1/secret/`
     * @param callable(string $address, ?array $params): array{status: int, body: string} $send Without params a GET; status 0 for no answer.
     */
    public function __construct(private readonly string $webhook, private readonly mixed $send)
    {
    }

    /** @throws PortalTrouble */
    public function call(string $method, array $params): array
    {
        $answer = ($this->send)(rtrim($this->webhook, '/') . '/' . $method, $params);
        $content = json_decode($answer['body'], true);
        $code = is_array($content) ? Json::text($content['error'] ?? '') : '';
        if ($answer['status'] !== 200 || !is_array($content) || $code !== '') {
            throw new PortalTrouble(self::kind($code, $answer['status']), "The portal refused $method: {$answer['status']} " . substr($code, 0, 100));
        }
        return is_array($content['result'] ?? null) ? $content['result'] : [];
    }

    /**
     * A record with its custom fields under their original names.
     *
     * @throws PortalTrouble
     * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-get.html
     */
    public function item(int $entityTypeId, int $id): array
    {
        return $this->call('crm.item.get', ['entityTypeId' => $entityTypeId, 'id' => $id, 'useOriginalUfNames' => 'Y'])['item'] ?? [];
    }

    /** Bytes of a file by its `urlMachine`. @throws PortalTrouble */
    public function download(string $address): string
    {
        if (!str_starts_with($address, $this->origin() . '/')) {
            throw new PortalTrouble('rejected', 'The address of a file leads to another server.');
        }
        $answer = ($this->send)($address, null);
        if ($answer['status'] !== 200) {
            throw new PortalTrouble(self::kind('', $answer['status']), "The portal did not hand out a file: {$answer['status']}");
        }
        return $answer['body'];
    }

    private function origin(): string
    {
        return preg_match('#^https?://[^/]+#', $this->webhook, $found) ? $found[0] : '';
    }

    private static function kind(string $code, int $status): string
    {
        return match (true) {
            $status === 0 => 'unreachable',
            in_array($code, self::BUSY, true), $status === 429, $status >= 500 => 'busy',
            in_array($code, self::MISSING, true) => 'missing',
            in_array($code, self::FORBIDDEN, true), $status === 401, $status === 403 => 'forbidden',
            default => 'rejected',
        };
    }
}
