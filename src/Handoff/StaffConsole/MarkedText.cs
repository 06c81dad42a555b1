using Madoguchi.Handoff.Cases;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Madoguchi.Handoff.StaffConsole;

/// <summary>A message with the words that showed worry marked. Written in code because every blank between tags would be shown.</summary>
public sealed class MarkedText : ComponentBase
{
    /// <summary>The message.</summary>
    [Parameter, EditorRequired]
    public TranscriptMessage Message { get; set; } = null!;

    /// <summary>The signals of the conversation.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<CaseSignal> Signals { get; set; } = [];

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        foreach (var (text, marked) in Highlight.Of(Message.Text, Message.Id, Signals))
        {
            if (marked)
            {
                builder.OpenElement(0, "mark");
                builder.AddContent(1, text);
                builder.CloseElement();
            }
            else
            {
                builder.AddContent(2, text);
            }
        }
    }
}
