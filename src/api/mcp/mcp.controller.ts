import { Body, Controller, Inject, Post, Req } from '@nestjs/common';
import { Allow } from '../../accounts/allow.decorator.js';
import { negotiated } from '../../i18n/language.js';
import { Answer } from '../../platform/http/answer.js';
import { networkOf } from '../../platform/http/network-of.js';
import { OnlyReads } from '../../platform/http/only-reads.decorator.js';
import type { WebRequest } from '../../platform/http/request.decorator.js';
import { Urgent } from '../../platform/http/urgency.decorator.js';
import { BadInput } from '../../platform/refusal.js';
import { SETTINGS, type Settings } from '../../platform/settings.js';
import { AssistantTools } from './assistant-tools.service.js';

/**
 * The Model Context Protocol over streamable HTTP, without sessions: each request is answered by a server of its own, and
 * nothing is kept open. Revision 2026-07-28 and those before it that are stateless.
 */
@Controller('mcp')
export class McpController {
  constructor(
    private readonly tools: AssistantTools,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'publicUrl'>,
  ) {}

  @Post()
  @OnlyReads()
  @Urgent('browsing')
  @Allow('public')
  async call(@Body() body: unknown, @Req() { url, headers, ip }: WebRequest): Promise<Answer> {
    // Batches, which the protocol no longer knows, would count as one request.
    if (Array.isArray(body)) throw new BadInput([{ path: '', message: 'fault.unreadable' }]);
    const caller = { network: networkOf(ip), language: negotiated(headers['accept-language']) ?? 'en' };
    const faults: unknown[] = [];
    const { createMcpHandler } = await import('@modelcontextprotocol/server');
    const handler = createMcpHandler(() => this.tools.serverFor(caller, (fault) => faults.push(fault)), {
      // The tools never change while a process runs.
      maxSubscriptions: 0,
    });
    const request = new Request(new URL(url, this.settings.publicUrl), { method: 'POST', headers: asWeb(headers) });
    const response = await handler.fetch(request, { parsedBody: body });
    const text = await response.text();
    if (faults.length > 0) throw faults[0];
    return new Answer(response.status, { ...Object.fromEntries(response.headers), 'cache-control': 'no-store' }, text);
  }
}

function asWeb(headers: WebRequest['headers']): Headers {
  const single = Object.entries(headers).filter((one): one is [string, string] => typeof one[1] === 'string');
  return new Headers(single);
}
