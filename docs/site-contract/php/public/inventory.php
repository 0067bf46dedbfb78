<?php

// The public list of events: https://example.ru/cardinal/inventory.php

use Cardinal\Inventory;
use Cardinal\Json;
use Cardinal\Site;

define('NO_KEEP_STATISTIC', true);
define('NOT_CHECK_PERMISSIONS', true);
define('STOP_STATISTICS', true);
require $_SERVER['DOCUMENT_ROOT'] . '/bitrix/modules/main/include/prolog_before.php';
require $_SERVER['DOCUMENT_ROOT'] . '/local/php_interface/cardinal/autoload.php';

$config = Site::config();
$at = (new DateTimeImmutable('now', new DateTimeZone($config['timeZone'] ?? 'Europe/Moscow')))->format('Y-m-d\TH:i:sP');
$page = Inventory::page(Site::elements($config), $config['inventory'], (string)($_GET['kind'] ?? 'event'), (int)Json::positive($_GET['from'] ?? null), $at);

header('Content-Type: application/json; charset=utf-8');
header('Access-Control-Allow-Origin: *');
header('X-Content-Type-Options: nosniff');
echo Json::write($page);
require $_SERVER['DOCUMENT_ROOT'] . '/bitrix/modules/main/include/epilog_after.php';
