"""Printed budgets and exports of SIPD, unfolded into sheets with a heading and plain rows before headings are looked for."""
