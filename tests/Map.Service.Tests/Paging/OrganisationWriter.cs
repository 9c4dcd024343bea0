using Map.Service.Storage.Entities;
using Map.Service.Tests.Log.ChangeFeed;
using Map.V1;
using Microsoft.EntityFrameworkCore;

namespace Map.Service.Tests.Paging;

/// <summary>Adds, renames, hides and deletes organisations.</summary>
sealed class OrganisationWriter(Editor editor, Random random) : Writer(random)
{
    protected override async Task<Guid> AddAsync()
    {
        var id = Guid.NewGuid();
        await editor.SaveAsync(context =>
        {
            context.Add(new OrganisationEntity { Id = id, Name = Name(Random), Kind = OrganisationKind.Charity, Country = "FR" });
            return Task.CompletedTask;
        });
        return id;
    }

    protected override Task ChangeAsync(Guid id) => editor.SaveAsync(async context =>
    {
        var organisation = await context.Organisations.SingleAsync(organisation => organisation.Id == id);
        switch (Random.Next(4))
        {
            case 0: organisation.Published = !organisation.Published; break;
            case 1: organisation.Summary = $"{Random.Next()}"; break;
            default: organisation.Name = Name(Random); break;
        }
    });

    protected override Task DeleteAsync(Guid id) => editor.SaveAsync(async context =>
        context.Remove(await context.Organisations.SingleAsync(organisation => organisation.Id == id)));
}
