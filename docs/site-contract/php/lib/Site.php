<?php

namespace Cardinal;

use Bitrix\Main\Loader;
use Bitrix\Main\Web\HttpClient;

/** Puts the parts together from the configuration. */
final class Site
{
    /** Where `config.sample.php` was copied to, outside of what visitors can open. */
    private const CONFIG = '/local/php_interface/cardinal.config.php';

    public static function config(): array
    {
        return require $_SERVER['DOCUMENT_ROOT'] . self::CONFIG;
    }

    public static function elements(array $config): Elements
    {
        Loader::includeModule('iblock');
        return new Elements($config['fields']['portal'], $config['blocks'], $config['urls']);
    }

    public static function receiver(array $config): Receiver
    {
        $portal = new Portal($config['webhook'], [self::class, 'send']);
        return new Receiver($portal, $config['fields'], self::elements($config), new Pictures($portal, 'cardinal'), new Memory(), $config['textLimit'] ?? 20000, $config['timeZone'] ?? 'Europe/Moscow');
    }

    /** @return array{status: int, body: string} */
    public static function send(string $address, ?array $params): array
    {
        $client = new HttpClient(['socketTimeout' => 10, 'streamTimeout' => 30, 'redirect' => $params === null, 'bodyLengthMax' => 20 * 1024 * 1024]);
        if ($params !== null) {
            $client->setHeader('Content-Type', 'application/json');
        }
        $body = $params === null ? $client->get($address) : $client->post($address, Json::write($params));
        return ['status' => (int)$client->getStatus(), 'body' => is_string($body) ? $body : ''];
    }

    /** Agent, every 15 minutes: deals whose knock was lost. */
    public static function lookAgent(): string
    {
        try {
            self::receiver(self::config())->look();
        } catch (PortalTrouble $trouble) {
            // The portal is away; the next look asks again.
        }
        return '\\' . self::class . '::lookAgent();';
    }

    /** Agent, every minute: answers that were not taken. */
    public static function retryAgent(): string
    {
        self::receiver(self::config())->retry();
        return '\\' . self::class . '::retryAgent();';
    }
}
