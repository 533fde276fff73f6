"""The version of the service, in one place: the package's metadata and every answer read it here."""

__version__ = "0.1.0"
