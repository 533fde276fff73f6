# Any image with Python 3.11 or later serves as the base: docker build --build-arg BASE=… .
ARG BASE=python:3.11-slim-bookworm

FROM ${BASE} AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /build
COPY pyproject.toml README.md ./
COPY service ./service
COPY openapi/examples ./openapi/examples
RUN python3 -m venv /opt/vnreport && /opt/vnreport/bin/pip install . && /opt/vnreport/bin/pip uninstall --yes pip

FROM ${BASE}
ENV PATH=/opt/vnreport/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    VNREPORT_HOST=0.0.0.0 \
    VNREPORT_PORT=8000
COPY --from=build /opt/vnreport /opt/vnreport
# a number, so that an orchestrator can see that it is not root
USER 10001:10001
WORKDIR /tmp
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
    CMD ["python3", "-c", "import os, urllib.request as r; r.urlopen(f\"http://127.0.0.1:{os.environ['VNREPORT_PORT']}/readyz\", timeout=2)"]
ENTRYPOINT ["vnreport"]
CMD ["serve"]
