import { Injectable, RequestMethod, type OnApplicationBootstrap } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import { ALLOW, type Allowed } from './allow.js';

export interface Route {
  readonly method: string;
  readonly path: string;
  /** `null`: the handler lacks `@Allow`. */
  readonly allowed: readonly Allowed[] | null;
  readonly handler: string;
}

/** Every route of the application with who may use it; an application with a route nobody decided about does not start. */
@Injectable()
export class Routes implements OnApplicationBootstrap {
  constructor(private readonly modules: ModulesContainer) {}

  onApplicationBootstrap(): void {
    const open = this.list().filter((route) => route.allowed === null);
    if (open.length) throw new Error(`@Allow is missing on ${open.map((route) => route.handler).join(', ')}`);
  }

  list(): Route[] {
    const controllers = [...this.modules.values()].flatMap((module) => [...module.controllers.values()]);
    return controllers.flatMap(({ metatype }) => (metatype ? routesOf(metatype as new () => object) : []));
  }
}

function routesOf(controller: new () => object): Route[] {
  const prefix = String(Reflect.getMetadata(PATH_METADATA, controller) ?? '');
  const members = Object.entries(Object.getOwnPropertyDescriptors(controller.prototype as object));
  return members.flatMap(([name, { value }]): Route[] => {
    if (typeof value !== 'function') return [];
    const method = Reflect.getMetadata(METHOD_METADATA, value) as RequestMethod | undefined;
    if (method === undefined) return [];
    const path = `/${prefix}/${String(Reflect.getMetadata(PATH_METADATA, value))}`.replace(/\/+/g, '/').replace(/(.)\/$/, '$1');
    const allowed = (Reflect.getMetadata(ALLOW, value) as Allowed[] | undefined) ?? null;
    return [{ method: RequestMethod[method], path, allowed, handler: `${controller.name}.${name}` }];
  });
}
