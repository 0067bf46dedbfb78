<?php

// Copy to /local/php_interface/cardinal.config.php and fill in. It holds a key: keep it out of the repository and of backups that others see.

return [
    // Incoming webhook of the portal, permissions crm and user_brief.
    'webhook' => 'https://example.bitrix24.ru/rest/1/xxxxxxxxxxxxxxxx/',
    // Token of the portal's outgoing webhook; null when only the tab and workflows knock.
    'applicationToken' => 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
    // The field map from Cardinal's settings, saved beside this file as it is.
    'fields' => json_decode(file_get_contents(__DIR__ . '/cardinal.fields.json'), true),
    // Information blocks.
    'blocks' => ['template' => 5, 'event' => 6],
    // Pages of their elements.
    'urls' => ['template' => 'https://example.ru/events/#ID#/', 'event' => 'https://example.ru/calendar/#ID#/'],
    // Address of the public list, without a query.
    'inventory' => 'https://example.ru/cardinal/inventory.php',
    // Longest text, in characters without markup.
    'textLimit' => 20000,
    'timeZone' => 'Europe/Moscow',
];
