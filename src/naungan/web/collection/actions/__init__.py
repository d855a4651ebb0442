"""What changes what offices hand in: receiving and correcting, and the way of a submission from hand to hand."""
