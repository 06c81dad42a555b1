using System.CommandLine;
using Madoguchi.Handoff.Accounts;

namespace Madoguchi.Bot.Commands;

/// <summary><c>staff add NAME --role …</c>: makes an account and prints the one-time link with which its owner sets the password.</summary>
internal static class StaffCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("NAME") { Description = "What colleagues see and what is typed to sign in" };
        var role = new Option<string>("--role") { Description = "staff, supervisor or admin", DefaultValueFactory = _ => StaffRole.Staff };
        role.AcceptOnlyFromAmong(StaffRole.Staff, StaffRole.Supervisor, StaffRole.Admin);
        var add = new Command("add", "Add an account, or renew the link of one that exists") { name, role };
        add.SetAction(async (parsed, cancel) =>
        {
            await using var store = await OfflineStore.OpenAsync(cancel);
            var accounts = new StaffAccounts(store.Database, TimeProvider.System);
            try
            {
                var (link, isNew) = await new StaffSetup(store.Database, accounts, TimeProvider.System).InviteAsync(parsed.GetValue(name)!, parsed.GetValue(role)!, cancel);
                Console.WriteLine(isNew ? "The account has been added." : "The account existed; its role is set and the link renewed.");
                Console.WriteLine($"Open this link once, within 24 hours, to set the password: {store.Address}{link}");
                return 0;
            }
            catch (ArgumentException e)
            {
                throw new CommandError(e.Message);
            }
        });
        return new Command("staff", "Staff accounts") { add };
    }
}
