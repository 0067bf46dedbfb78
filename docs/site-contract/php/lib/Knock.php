<?php

namespace Cardinal;

/** A knock in any of the three forms of the contract. Only the number of a deal is taken from it. */
final class Knock
{
    private const EVENTS = ['ONCRMDEALADD', 'ONCRMDEALUPDATE', 'ONCRMDEALDELETE'];
    public const STATUSES = ['unreadable' => 400, 'token' => 403, 'portal' => 403];

    /**
     * @param array{method: string, contentType: string, query: string, body: string} $request
     * @param string $portal Address of the portal, without a path.
     * @param ?string $token Of the portal's outgoing webhook; without one its knocks are taken like anybody's.
     * @return array{deal: int, from: string}|array{refused: string}
     */
    public static function read(array $request, string $portal, ?string $token): array
    {
        parse_str(ltrim($request['query'], '?'), $query);
        $form = [];
        if (stripos($request['contentType'], 'application/x-www-form-urlencoded') === 0) {
            parse_str($request['body'], $form);
        }
        if (isset($form['event'])) {
            return self::webhook($form, $portal, $token);
        }
        $tab = $request['method'] === 'POST' ? Json::object($request['body']) : null;
        if ($tab !== null) {
            return self::tab($tab, $portal);
        }
        $deal = Json::positive($query['deal'] ?? $form['deal'] ?? null);
        return $deal === null ? ['refused' => 'unreadable'] : ['deal' => $deal, 'from' => 'process'];
    }

    private static function tab(array $knock, string $portal): array
    {
        $deal = $knock['deal'] ?? null;
        if (($knock['v'] ?? null) !== 1 || !is_int($deal) || $deal < 1) {
            return ['refused' => 'unreadable'];
        }
        $isOurs = rtrim(Json::text($knock['portal'] ?? ''), '/') === rtrim($portal, '/');
        return $isOurs ? ['deal' => $deal, 'from' => 'tab'] : ['refused' => 'portal'];
    }

    /** @see https://apidocs.bitrix24.com/local-integrations/local-webhooks.html */
    private static function webhook(array $form, string $portal, ?string $token): array
    {
        $deal = Json::positive($form['data']['FIELDS']['ID'] ?? null);
        if ($deal === null || !in_array(strtoupper(Json::text($form['event'])), self::EVENTS, true)) {
            return ['refused' => 'unreadable'];
        }
        if ($token !== null && !hash_equals($token, Json::text($form['auth']['application_token'] ?? ''))) {
            return ['refused' => 'token'];
        }
        $host = preg_replace('#^https?://#', '', rtrim($portal, '/'));
        return ($form['auth']['domain'] ?? null) === $host ? ['deal' => $deal, 'from' => 'webhook'] : ['refused' => 'portal'];
    }
}
