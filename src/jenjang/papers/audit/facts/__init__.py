"""What several rules ask about papers: agreements in their places, money, names, words."""
