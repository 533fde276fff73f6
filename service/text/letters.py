"""Letters of the Vietnamese alphabet, for character classes on printed text."""

UPPER = "A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
"""Capital letters, as the inside of a character class."""

LOWER = UPPER.replace("A-Z", "a-z").lower()
"""Small letters, as the inside of a character class."""
