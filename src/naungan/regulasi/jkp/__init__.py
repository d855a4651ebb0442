"""JKP: how contributions of a business are shared out between the funds; never billed."""
