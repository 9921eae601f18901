import { Injectable } from '@nestjs/common';
import { Counter, Histogram, Registry } from 'prom-client';
import type { Counted } from './http/counted.decorator.js';
import type { Urgency } from './http/urgency.decorator.js';

interface AnsweredRequest {
  readonly method: string;
  /** The pattern, never the address. */
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
}

/** What this process counts for Prometheus. A label holds nothing that somebody outside has chosen. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();

  private readonly requests = new Histogram({
    name: 'meridian_http_request_duration_seconds',
    help: 'Requests by method, pattern of the route and class of the status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.01, 0.05, 0.2, 1, 5],
    registers: [this.registry],
  });
  private readonly appointments = new Counter({
    name: 'meridian_appointments_total',
    help: 'Times held, and appointments booked, rescheduled and cancelled, by requests to this process',
    labelNames: ['event'],
    registers: [this.registry],
  });

  private readonly refusals = new Counter({
    name: 'meridian_http_refused_total',
    help: 'Requests refused because more was asked than could be answered, by urgency',
    labelNames: ['urgency'],
    registers: [this.registry],
  });

  answered({ method, route, status, seconds }: AnsweredRequest): void {
    this.requests.observe(
      { method: methods.has(method) ? method : 'other', route, status: `${Math.floor(status / 100)}xx` },
      seconds,
    );
  }

  refused(urgency: Urgency): void {
    this.refusals.inc({ urgency });
  }

  happened(event: Counted): void {
    this.appointments.inc({ event });
  }
}

const methods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS']);
