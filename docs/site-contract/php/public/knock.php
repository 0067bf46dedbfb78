<?php

// Address of the receiver: https://example.ru/cardinal/knock.php

use Bitrix\Main\Application;
use Cardinal\Knock;
use Cardinal\Site;

define('NO_KEEP_STATISTIC', true);
define('NO_AGENT_CHECK', true);
define('NOT_CHECK_PERMISSIONS', true);
define('STOP_STATISTICS', true);
require $_SERVER['DOCUMENT_ROOT'] . '/bitrix/modules/main/include/prolog_before.php';
require $_SERVER['DOCUMENT_ROOT'] . '/local/php_interface/cardinal/autoload.php';

$config = Site::config();
$body = (string)file_get_contents('php://input', false, null, 0, 64 * 1024 + 1);
$status = 202;
if (strlen($body) > 64 * 1024) {
    $status = 413;
} else {
    $knock = Knock::read([
        'method' => $_SERVER['REQUEST_METHOD'],
        'contentType' => $_SERVER['CONTENT_TYPE'] ?? '',
        'query' => $_SERVER['QUERY_STRING'] ?? '',
        'body' => $body,
    ], $config['fields']['portal'], $config['applicationToken']);
    if (isset($knock['refused'])) {
        $status = Knock::STATUSES[$knock['refused']];
    } else {
        // Runs after the answer has gone out.
        Application::getInstance()->addBackgroundJob(static fn() => Site::receiver($config)->work($knock['deal']));
    }
}
http_response_code($status);
header('Content-Type: text/plain; charset=utf-8');
header('Cache-Control: no-store');
require $_SERVER['DOCUMENT_ROOT'] . '/bitrix/modules/main/include/epilog_after.php';
