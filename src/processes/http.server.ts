import type { IncomingMessage, Server } from 'node:http';
import type { DynamicModule, INestApplication } from '@nestjs/common';
import compress from '@fastify/compress';
import cookies from '@fastify/cookie';
import multipart from '@fastify/multipart';
import { ModulesContainer, NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { KnownDevices } from '../accounts/known-devices.service.js';
import { OpenApi } from '../api/openapi.service.js';
import { admitInOrder } from '../platform/http/admission.server.js';
import { RefusedRequests } from '../platform/http/refused-requests.service.js';
import { replyWithAnswers } from '../platform/http/answer-adapter.server.js';
import { limitConnections } from '../platform/http/connection-limits.server.js';
import { checkHost, inOriginForm } from '../platform/http/host-check.server.js';
import { clientAddress, networkOf } from '../platform/http/network-of.js';
import { logRequests } from '../platform/http/request-logging.server.js';
import { countRequests } from '../platform/http/request-metrics.server.js';
import { mostEncoded } from '../platform/http/read-form.server.js';
import { requestTimeout } from '../platform/http/request-timeout.server.js';
import { UnexpectedProxy } from '../platform/http/unexpected-proxy.service.js';
import { refuseUnreadable } from '../platform/http/unreadable-request.server.js';
import { readableAddress, unglued } from '../platform/http/readable-address.js';
import { JsonLogger } from '../platform/logger.service.js';
import { Metrics } from '../platform/metrics.service.js';
import type { Settings } from '../platform/settings.js';
import { withTyped } from '../web/shared/typed-again.js';
import { urgenciesOf } from './urgencies.server.js';

function fastify(settings: Settings, refused: () => RefusedRequests): FastifyAdapter {
  const adapter = new FastifyAdapter({
    // Larger than any form without files or call we know; as many brackets still parse in no time.
    bodyLimit: mostEncoded,
    clientErrorHandler: (fault, socket) => {
      // Only what was sent: browsers open connections ahead, and lose some. Behind a proxy all come from its address.
      const counts = fault.code?.startsWith('HPE_') && settings.trustProxy === 0;
      const seconds = counts ? refused().take(networkOf(socket.remoteAddress)) : 0;
      refuseUnreadable(fault, socket, { seconds, secure: settings.publicUrl.startsWith('https:') });
    },
    // Which entry of the header is believed, `namedByProxies` has decided.
    trustProxy: settings.trustProxy > 0 && ((_address, hop) => hop === 0),
    // How often the time limits below are looked after; Node's own default lets a dawdler have another thirty seconds.
    http: { connectionsCheckingInterval: 2000 },
    // As long as any address may be: what is too long for a name or a token is simply not known.
    routerOptions: { maxParamLength: 16 * 1024 },
  });
  // Most requests need none of their cookies, so these are parsed when a handler asks for them.
  void adapter.getInstance().register(cookies, { hook: false });
  void adapter.getInstance().register(compress, {
    encodings: ['br', 'gzip'],
    // Brotli at the plugin's quality 4: about what gzip 6 gives, at a third of its time.
    zlibOptions: { level: 5 },
    // Up to here at once: half the CPU time of a stream (16 KB: 135 against 411 µs), and of the thread pool (291 µs).
    syncThreshold: 64 * 1024,
    // A small body could unpack to a very large one.
    globalDecompression: false,
  });
  // Reads nothing by itself: the guard at the door asks it to, for the handlers that take files.
  void adapter.getInstance().register(multipart);
  return adapter;
}

/** The application behind its HTTP door, not yet listening. */
export async function createServer(
  app: DynamicModule,
  settings: Settings,
  logger = new JsonLogger(settings.logLevel),
): Promise<INestApplication<Server>> {
  const https = settings.publicUrl.startsWith('https:');
  const adapter = replyWithAnswers(
    fastify(settings, () => nest.get(RefusedRequests)),
    { secure: https, finish: withTyped },
  );
  checkHost(adapter.getInstance(), settings);
  let urgencyOf: ReturnType<typeof urgenciesOf> | undefined;
  admitInOrder(adapter.getInstance(), {
    urgencyOf: (request) => {
      urgencyOf ??= urgenciesOf(nest.get(ModulesContainer));
      return urgencyOf(request);
    },
    clientOf: (request) => (settings.rateLimits ? nest.get(KnownDevices).clientOf(request) : undefined),
    refused: (urgency) => nest.get(Metrics).refused(urgency),
    secure: https,
  });
  const nest: INestApplication<Server> = await NestFactory.create<INestApplication<Server>>(app, adapter, {
    logger,
    routeConflictPolicy: { duplicate: 'error', shadow: 'error' },
    return503OnClosing: true,
    abortOnError: false,
  });
  secure(nest, settings.publicUrl, https);
  countRequests(adapter.getInstance(), nest.get(ModulesContainer), nest.get(Metrics));
  nest.get(OpenApi).describes(nest);
  const server = nest.getHttpServer();
  server.prependListener('request', (request) => {
    inOriginForm(request);
    request.url = unglued(readableAddress(request.url ?? '/'));
  });
  if (settings.trustProxy > 0) server.prependListener('request', (request) => namedByProxies(request, settings));
  const proxy = nest.get(UnexpectedProxy);
  server.prependListener('request', ({ headers }) => proxy.look(headers));
  logRequests(server, { believed: settings.trustProxy > 0 });
  limitConnections(server, { byNetwork: settings.rateLimits && settings.trustProxy === 0 });
  server.headersTimeout = 10_000;
  requestTimeout(server);
  server.keepAliveTimeout = 65_000;
  // As many as fit in the 16 KB that Node reads: those beyond a limit it would drop unseen, and a proxy's own often come last.
  server.maxHeadersCount = 0;
  return nest;
}

/** The adapter takes the address as it stands there, port and all. */
function namedByProxies({ headers, socket }: IncomingMessage, { trustProxy }: Pick<Settings, 'trustProxy'>): void {
  const forwarded = headers['x-forwarded-for'];
  if (forwarded !== undefined)
    headers['x-forwarded-for'] = clientAddress(String(forwarded), socket.remoteAddress ?? '', trustProxy);
}

function secure(nest: INestApplication, publicUrl: string, https: boolean): void {
  nest.useSecurityHeaders({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: "'none'",
        scriptSrc: "'self'",
        styleSrc: "'self'",
        imgSrc: "'self'",
        connectSrc: "'self'",
        workerSrc: "'self'",
        formAction: "'self'",
        baseUri: "'none'",
        frameAncestors: "'none'",
        // On plain http it would keep every form from being sent.
        ...(https ? { upgradeInsecureRequests: true } : {}),
      },
    },
    // Not `no-referrer`: forms would then come with `Origin: null`, which says nothing about where they are from.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: https,
    xFrameOptions: { action: 'deny' },
    // Spoken to by browsers and plug-ins that no longer exist.
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  });
  nest.enableCsrfProtection({
    trustedOrigins: [new URL(publicUrl).origin],
    // A program that carries its own token and no cookies is nobody's browser being misled.
    exclude: ({ headers }: { headers: Record<string, string | undefined> }) =>
      headers['cookie'] === undefined && /^Bearer \S/.test(headers['authorization'] ?? ''),
  });
}
