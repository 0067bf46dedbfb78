<?php

namespace Cardinal;

/** The site cannot do an order; its answer says so. */
final class Refusal extends \RuntimeException
{
    public function __construct(public readonly string $reasonCode, string $reason)
    {
        parent::__construct($reason);
    }
}
