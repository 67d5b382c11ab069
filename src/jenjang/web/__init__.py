"""The shared look: base template, components, template tags, style sheet, htmx."""
