"""The pages of papers: `taking_in` brings them in, `reviewing` looks them over."""
