# Serves an edition and counts its views, as nobody in particular, on a file system it cannot write to:
#
#   docker build -t lesesal .
#   docker run --read-only --cap-drop ALL -p 4173:4173 -v ./site:/site:ro -v lesesal-views:/views lesesal

FROM node:24-slim AS build
WORKDIR /build
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
# With the lockfile beside the package, so that the image holds the libraries the tests have run with.
RUN npm pack --pack-destination /tmp \
 && mkdir /lesesal && tar -xzf /tmp/lesesal-*.tgz --strip-components=1 -C /lesesal && cp package-lock.json /lesesal \
 && cd /lesesal && npm ci --omit=dev --omit=optional --no-audit --no-fund

FROM node:24-alpine
COPY --from=build /lesesal /lesesal
RUN mkdir /views && chown node /views
USER node
VOLUME /views
EXPOSE 4173
HEALTHCHECK CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 4173}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1))"]
ENTRYPOINT ["node", "/lesesal/bin/lesesal.js"]
CMD ["serve", "/site", "--host", "0.0.0.0", "--views", "sqlite:/views/views.sqlite"]
