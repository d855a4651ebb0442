"""What the law pays when something happens: benefits by programme, decided by the day of the event."""
