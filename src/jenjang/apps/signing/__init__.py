"""Signing issued agreements, and the public page that checks them."""
