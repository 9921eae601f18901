import { Controller, Get, Inject, Module, Query } from '@nestjs/common';
import { type AbstractHttpAdapter, NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { Server } from 'node:http';
import pg from 'pg';
import type { INestApplication } from '@nestjs/common';

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
}

/** Answers the port. */
export async function openBareNest(
  databaseUrl: string,
  adapter: AbstractHttpAdapter = new FastifyAdapter(),
): Promise<number> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 12 });
  class BareModule {}
  Module({ controllers: [Bare], providers: [{ provide: POOL, useValue: pool }] })(BareModule);
  const nest = await NestFactory.create<INestApplication<Server>>(BareModule, adapter, { logger: false });
  await nest.listen(0, '127.0.0.1');
  return (nest.getHttpServer().address() as { port: number }).port;
}
