<?php

spl_autoload_register(static function (string $class): void {
    if (preg_match('/^Cardinal\\\\(\w+)$/D', $class, $found) && is_file(__DIR__ . "/$found[1].php")) {
        require __DIR__ . "/$found[1].php";
    }
});
