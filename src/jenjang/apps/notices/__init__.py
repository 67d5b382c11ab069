"""Telling people what is due and late: in the system, by e-mail, in their calendars."""
