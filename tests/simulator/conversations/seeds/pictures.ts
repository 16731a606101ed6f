import { Decimal } from '../../json';
import { ConversationBuilder } from '../build';
import { PICTURE, SPREADSHEET } from '../files';
import { fixedId, type StoredConversation } from '../model';

/** A picture and a file from the user; a picture made by the model. */
export function pictures(day: (before: number) => number): StoredConversation[] {
  return [upload(day(4.6)), generated(day(5))];
}

const pointer = {
  content_type: 'image_asset_pointer',
  asset_pointer: `sediment://${PICTURE.id}`,
  size_bytes: PICTURE.bytes.length,
  width: 320,
  height: 200,
  fovea: null,
};

function upload(at: number): StoredConversation {
  return new ConversationBuilder(9, 'What is in this picture?', at)
    .hiddenSystem()
    .user('', {
      content: {
        content_type: 'multimodal_text',
        parts: [{ ...pointer, metadata: null }, 'What is in this picture, and do the tides in the file fit?'],
      },
      metadata: {
        attachments: [
          {
            id: PICTURE.id,
            name: PICTURE.name,
            size: PICTURE.bytes.length,
            mime_type: PICTURE.mimeType,
            width: 320,
            height: 200,
          },
          {
            id: SPREADSHEET.id,
            name: SPREADSHEET.name,
            size: SPREADSHEET.bytes.length,
            mimeType: SPREADSHEET.mimeType,
            fileTokenSize: 31,
          },
        ],
      },
    })
    .assistant('', {
      content: {
        content_type: 'code',
        language: 'unknown',
        response_format_name: null,
        text: '{"open":[{"ref_id":"turn0file0"}]}',
      },
      recipient: 'file_search.msearch',
      endTurn: false,
    })
    .tool(
      'file_search',
      {
        content_type: 'tether_quote',
        url: 'file-id',
        domain: SPREADSHEET.name,
        text: '2026-11-18,06:12,12:31',
        title: SPREADSHEET.name,
        tether_id: null,
      },
      { metadata: { is_visually_hidden_from_conversation: true } },
    )
    .assistant(
      'A red and white lighthouse at dusk, its beam pointing left. The water is high; by your file that fits 06:12.',
    ).conversation;
}

function generated(at: number): StoredConversation {
  return new ConversationBuilder(10, 'A lighthouse, drawn', at)
    .hiddenSystem()
    .user('Draw a lighthouse at dusk.')
    .assistant('', {
      content: {
        content_type: 'code',
        language: 'json',
        response_format_name: null,
        text: '{"prompt":"A lighthouse at dusk","size":"320x200"}',
      },
      recipient: 't2uay3k.sj1i4kz',
      endTurn: false,
    })
    .tool(
      't2uay3k.sj1i4kz',
      {
        content_type: 'multimodal_text',
        parts: [
          {
            ...pointer,
            metadata: {
              dalle: {
                gen_id: fixedId(0x9e, 10),
                prompt: '',
                seed: new Decimal('9007199254740993'),
                parent_gen_id: null,
                edit_op: null,
                serialization_title: 'Image Generation metadata',
              },
              generation: {
                gen_id: fixedId(0x9e, 10),
                gen_size: 'image',
                seed: null,
                height: 200,
                width: 320,
                transparent_background: false,
              },
              sanitized: false,
              asset_pointer_link: null,
              watermarked_asset_pointer: null,
            },
          },
        ],
      },
      { after: 20, metadata: { image_gen_title: 'A lighthouse at dusk', async_task_type: 'image_gen' } },
    ).conversation;
}
