import { Controller, Get, Header, Inject, type INestApplication, Module, Query } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { Server } from 'node:http';
import pg from 'pg';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { session } from '../../src/platform/database.client.js';

const POOL = 'POOL';

/** The least one can do with this framework and a database. */
@Controller()
class Bare {
  constructor(@Inject(POOL) private readonly pool: pg.Pool) {}

  /** One row by its key. */
  @Get('row')
  async row(@Query('key') key: string): Promise<unknown> {
    const { rows } = await this.pool.query({
      name: 'row',
      text: 'select id, slug, name, title, languages from practitioners where slug = $1',
      values: [key],
    });
    return rows[0];
  }

  /** The same row, and an answer of so many bytes. */
  @Get('long')
  @Header('content-type', 'application/json; charset=utf-8')
  async long(@Query() { key, bytes }: Record<'key' | 'bytes', string>): Promise<string> {
    const text = JSON.stringify(await this.row(key));
    return text + ' '.repeat(Math.max(0, Number(bytes) - text.length));
  }

  /** So many short queries, and a page of so many elements and bytes. */
  @Get('page')
  @Header('content-type', 'text/html; charset=utf-8')
  async page(
    @Query() { key, queries, elements, bytes }: Record<'key' | 'queries' | 'elements' | 'bytes', string>,
  ): Promise<string> {
    for (let left = Number(queries); left > 1; left--) {
      await this.pool.query({ name: 'clinic', text: 'select version from clinic', values: [] });
    }
    const row = await this.row(key);
    const count = Number(elements) / 2;
    const text = 'x'.repeat(Math.max(0, Number(bytes) / count - 40));
    const items = Array.from({ length: count }, (_, n) => h('li', { class: 'time' }, h('a', { href: `/${n}` }, text)));
    return `<!doctype html>${renderToString(h('html', { lang: 'en' }, JSON.stringify(row), items))}`;
  }
}

/** Answers the port. */
export async function openBareNest(databaseUrl: string): Promise<number> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 12, options: session });
  class BareModule {}
  Module({ controllers: [Bare], providers: [{ provide: POOL, useValue: pool }] })(BareModule);
  const nest = await NestFactory.create<INestApplication<Server>>(BareModule, new FastifyAdapter(), { logger: false });
  await nest.listen(0, '127.0.0.1');
  return (nest.getHttpServer().address() as { port: number }).port;
}
