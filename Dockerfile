# Parley in one image. The database is yours (DATABASE_URL): see compose.yaml.
FROM node:24-bookworm-slim AS dependencies
WORKDIR /parley
COPY package.json package-lock.json .npmrc ./
# The image brings Node 24 itself, and PostgreSQL comes from beside it.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 PARLEY_KEYS=/keys
WORKDIR /parley
COPY --from=dependencies /parley/node_modules ./node_modules
COPY package.json ./
COPY src ./src
COPY adapters ./adapters
COPY commands ./commands
COPY locales ./locales
COPY protocols ./protocols
# Keys live on a volume of their own, which is not backed up: what a backup holds can not be erased.
RUN mkdir /keys && chown node:node /keys
VOLUME /keys
USER node
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+process.env.PORT+'/readyz').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
# Diagnostic reports would hold words. The other flag: docs/hosting.md, “Memory”.
CMD ["node", "--max-semi-space-size=8", "--report-on-fatalerror=false", "src/main.ts"]
