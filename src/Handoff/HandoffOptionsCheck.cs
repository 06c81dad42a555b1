using Microsoft.Extensions.Options;

namespace Madoguchi.Handoff;

/// <summary>Refuses settings the desk cannot work with, naming all of them at once.</summary>
internal sealed class HandoffOptionsCheck : IValidateOptions<HandoffOptions>
{
    public ValidateOptionsResult Validate(string? name, HandoffOptions options)
    {
        var problems = new List<string>();
        if (string.IsNullOrWhiteSpace(options.DeskName))
        {
            problems.Add("Handoff:DeskName is empty; write what parents and staff call the desk.");
        }

        DeskSchedule.Read(options.DeskHours, out var hours);
        if (hours is not null)
        {
            problems.Add(hours);
        }

        if (options.SessionLength < TimeSpan.FromMinutes(5) || options.SessionLength > TimeSpan.FromHours(24))
        {
            problems.Add("Handoff:SessionLength must be between 00:05:00 and 1.00:00:00.");
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
