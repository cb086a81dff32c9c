import { Injectable, UnsupportedMediaTypeException, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';

/**
 * A handler that reads a form gets one. What was sent in any other shape (JSON, plain text, nothing at all) was never
 * read, and taking it for an empty form would empty what is stored.
 */
@Injectable()
export class PostedFormPipe implements PipeTransform {
  transform(value: unknown, { type }: ArgumentMetadata): unknown {
    if (type === 'body' && value === undefined) throw new UnsupportedMediaTypeException();
    return value;
  }
}
