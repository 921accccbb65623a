import { API } from "@discordjs/core";
import { MessageFlags, type APIInteraction } from "discord-api-types/v10";
import { clients } from "../../../adapters/discord/client.ts";
import { connectGateway, type Gateway, type GatewayOptions } from "../../../adapters/discord/gateway.ts";

interface Answering extends Omit<GatewayOptions, "rest" | "token" | "kept" | "onInteraction"> {
  readonly onHeard?: (id: string) => void;
  readonly onInteraction?: GatewayOptions["onInteraction"];
}

/** Connects, and answers everything that somebody does at once. */
export async function answering(
  { apiUrl, token }: { readonly apiUrl: string; readonly token: string },
  kept: GatewayOptions["kept"],
  { onHeard = () => {}, ...more }: Answering,
): Promise<Gateway> {
  const { posting: rest } = clients({ token, apiUrl });
  const { interactions } = new API(rest);
  return connectGateway({
    rest,
    token,
    kept,
    async onInteraction(payload) {
      const interaction = payload as APIInteraction;
      onHeard(interaction.id);
      await interactions.reply(interaction.id, interaction.token, { content: "Here", flags: MessageFlags.Ephemeral });
    },
    ...more,
  });
}
