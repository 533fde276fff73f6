# Any image with Python 3.11 or later serves as the base: docker build --build-arg BASE=… .
# For a release, give the base by digest: --build-arg BASE=python:3.11-slim-bookworm@sha256:…
ARG BASE=python:3.11-slim-bookworm

FROM ${BASE} AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /build
# what is downloaded is pinned with hashes, what builds it too; and it changes less often than the program
COPY requirements ./requirements
RUN python3 -m venv tools && tools/bin/pip install --require-hashes --requirement requirements/build.txt && \
    python3 -m venv /opt/vnreport && \
    /opt/vnreport/bin/pip install --require-hashes --no-deps --requirement requirements/run.txt
COPY pyproject.toml README.md ./
COPY service ./service
COPY openapi/examples ./openapi/examples
RUN tools/bin/pip wheel --no-build-isolation --no-deps --wheel-dir wheels . && \
    /opt/vnreport/bin/pip install --no-index --no-deps wheels/*.whl && \
    /opt/vnreport/bin/pip check && \
    /opt/vnreport/bin/python -m compileall -q /opt/vnreport/lib && \
    /opt/vnreport/bin/python -m service.prepare && \
    /opt/vnreport/bin/pip uninstall --yes pip setuptools

FROM ${BASE}
LABEL org.opencontainers.image.title="vnreport" \
      org.opencontainers.image.description="Raw Vietnamese reports in, structured records out"
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
