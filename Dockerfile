FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY tsconfig.json ./
COPY test/house/bundle.mjs test/house/
COPY src src
RUN node test/house/bundle.mjs

FROM node:24-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --no-audit --no-fund

FROM node:24-slim
WORKDIR /app
COPY --from=dependencies /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY schema schema
COPY package.json LICENSE ./

# Loopback, the program's own default, cannot be reached from outside a container. Anything else needs GATEWAY_CALLERS_FILE,
# which says who may call (docs/callers.md).
ENV HOST=0.0.0.0 PORT=4000
EXPOSE 4000
USER node
HEALTHCHECK --interval=10s --timeout=3s --start-period=5s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}${(process.env.BASE_PATH ?? '').replace(/[/]+$/, '')}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]

# Without --demo: invented data is served only to who asks for it by name (HARDWARE_API_URL=emulator).
# Node.js's own code on large pages where the system has them, and none of the collections that the engine makes after eight seconds
# of rest: they throw compiled code away, which whoever asks next would wait for (docs/performance.md).
CMD ["node", "--use-largepages=silent", "--no-memory-reducer", "dist/main.js"]
