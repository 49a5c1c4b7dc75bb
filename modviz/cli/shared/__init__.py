"""What several commands share: options, a person's own code, recorded lessons, saved progress."""
