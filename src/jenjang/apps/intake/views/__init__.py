"""The pages of papers: `taking_in` brings them in and adopts, `reviewing` looks them over."""
