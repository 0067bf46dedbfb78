<?php

namespace Cardinal;

/** A failed conversation with the portal. Its message never holds the webhook's address. */
final class PortalTrouble extends \RuntimeException
{
    /** @param string $kind `unreachable`, `busy`, `missing`, `forbidden` or `rejected`. */
    public function __construct(public readonly string $kind, string $message)
    {
        parent::__construct($message);
    }
}
