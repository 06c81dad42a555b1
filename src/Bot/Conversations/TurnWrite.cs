using System.Text.Json;
using Madoguchi.Bot.Answers;
using Madoguchi.Bot.Channels;
using Madoguchi.Handoff.Cases;
using Madoguchi.Handoff.Signals;
using Madoguchi.Handoff.Storage;

namespace Madoguchi.Bot.Conversations;

/// <summary>Writes everything a decided turn causes, or nothing when the conversation has changed since it was read.</summary>
internal sealed class TurnWrite(IncomingMessage message, StoredConversation before, TurnDecision decision, DateTimeOffset now, DateTimeOffset deadline)
{
    private readonly string _conversationId = before.Id ?? Guid.CreateVersion7().ToString();
    private readonly long _now = now.ToUnixTimeMilliseconds();

    /// <returns>Null when the turn has to be decided again: another turn or a member of staff was faster.</returns>
    public TurnResult? Apply(Session session)
    {
        var count = (message.Kind is IncomingKind.Message or IncomingKind.Unreadable ? 1 : 0) + decision.Replies.Count;
        if (Claim(session, count) is not { } lastSeq)
        {
            return null;
        }

        var isNew = session.Execute(
            "insert into inbox (channel, event_id, conversation_id, received_at) values (@Channel, @EventId, @_conversationId, @_now) on conflict do nothing",
            new { message.Channel, message.EventId, _conversationId, _now });
        if (isNew == 0)
        {
            // The same event is being processed elsewhere: undo the claim and read what it answered.
            throw new RepeatedEventException();
        }

        if (decision.Erase)
        {
            Erasure.Erase(session, _conversationId);
        }

        var messages = AppendMessages(session, lastSeq - count);
        WriteSignals(session, messages);
        WriteCase(session);
        if (decision.IsUnanswered && messages.Count > 0)
        {
            session.Execute(
                "insert into unanswered (id, message_id, language, municipality, nearest, at) values (@Id, @MessageId, @Language, @Municipality, @Nearest, @_now)",
                new
                {
                    Id = NewId(), MessageId = messages[0].Id, decision.State.Language, decision.State.Municipality,
                    Nearest = string.Join(' ', decision.Topics.Take(3).Select(t => t.Id)), _now,
                });
        }

        session.Announce(_conversationId);
        return new TurnResult(_conversationId, false, messages);
    }

    /// <summary>Makes the conversation ours at the version that was read; returns its new last sequence number.</summary>
    private long? Claim(Session session, int count)
    {
        var values = new
        {
            Id = _conversationId,
            message.Channel,
            message.ConversationKey,
            message.Address,
            decision.State.Language,
            decision.State.Municipality,
            State = JsonSerializer.Serialize(decision.State, AnswerJson.Compact.ConversationState),
            Count = count,
            before.Version,
            Now = _now,
        };
        return before.Id is null
            ? session.First<long?>(
                """
                insert into conversations (id, channel, channel_key, address, language, municipality, state, version, last_seq, created_at, updated_at)
                values (@Id, @Channel, @ConversationKey, @Address, @Language, @Municipality, @State, 1, @Count, @Now, @Now)
                on conflict do nothing returning last_seq
                """,
                values)
            : session.First<long?>(
                """
                update conversations set address = coalesce(@Address, address), language = @Language, municipality = @Municipality, state = @State,
                  version = version + 1, last_seq = last_seq + @Count, updated_at = @Now
                where id = @Id and version = @Version returning last_seq
                """,
                values);
    }

    private List<StoredMessage> AppendMessages(Session session, long seq)
    {
        var messages = new List<StoredMessage>();
        if (message.Kind is IncomingKind.Message or IncomingKind.Unreadable)
        {
            messages.Add(new StoredMessage(NewId(), ++seq, message.EventId, "parent", decision.State.Language, message.Text, null, message.ClientId, now));
        }

        foreach (var reply in decision.Replies)
        {
            messages.Add(new StoredMessage(NewId(), ++seq, message.EventId, "bot", reply.Language, PlainText.Of(reply), reply, null, now));
        }

        foreach (var stored in messages)
        {
            session.Execute(
                """
                insert into messages (id, conversation_id, seq, event_id, author, language, text, content, client_id, at, delivery, next_attempt_at)
                values (@Id, @_conversationId, @Seq, @EventId, @Author, @Language, @Text, @Content, @ClientId, @_now, @Delivery, @_now)
                """,
                new
                {
                    stored.Id, _conversationId, stored.Seq, stored.EventId, stored.Author, stored.Language, stored.Text,
                    Content = stored.Answer is null ? null : AnswerJson.Write(stored.Answer),
                    stored.ClientId, _now,
                    Delivery = stored.Author == "parent" ? "received" : message.Address is null || message.RepliesInline ? "stream" : "pending",
                });
        }

        return messages;
    }

    private void WriteSignals(Session session, List<StoredMessage> messages)
    {
        if (messages.Count == 0 || messages[0].Author != "parent")
        {
            return;
        }

        foreach (var signal in decision.Signals.Signals)
        {
            session.Execute(
                """
                insert into signals (id, conversation_id, message_id, category, tier, words, rule, language, at)
                values (@Id, @_conversationId, @MessageId, @Category, @Tier, @Text, @Rule, @Language, @_now)
                """,
                new { Id = NewId(), _conversationId, MessageId = messages[0].Id, signal.Category, Tier = (int)signal.Tier, signal.Text, signal.Rule, signal.Language, _now });
        }
    }

    private void WriteCase(Session session)
    {
        if (decision.Case is { } request)
        {
            CaseOpening.OpenOrRaise(session, _conversationId, (int)Max(request.Tier, Tier.Concern), request.Reason, request.Summary, now, deadline);
        }

        if (decision.Callback is { } callback)
        {
            CaseOpening.SetCallback(session, _conversationId, callback);
        }
    }

    private static Tier Max(Tier one, Tier other) => one > other ? one : other;

    private static string NewId() => Guid.CreateVersion7().ToString();
}

/// <summary>The event was stored by somebody else between reading and writing.</summary>
internal sealed class RepeatedEventException : Exception;
