using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Npgsql.NameTranslation;

namespace Map.Service.Storage;

/// <summary>Maps classes to tables. A column has the name of its property, in snake_case.</summary>
static class MapModel
{
    public static void Build(ModelBuilder model)
    {
        model.Entity<SourceEntity>().ToTable("source");
        Organisations(model);
        Regions(model);
        Places(model);
        Events(model);
        model.ApplyConfigurationsFromAssembly(typeof(MapModel).Assembly);

        foreach (var property in model.Model.GetEntityTypes().SelectMany(type => type.GetProperties()))
            property.SetColumnName(NpgsqlSnakeCaseNameTranslator.ConvertToSnakeCase(property.Name));
    }

    static void Organisations(ModelBuilder model)
    {
        var organisation = model.Entity<OrganisationEntity>().ToTable("organisation");
        organisation.Property(o => o.Id).ValueGeneratedNever();
        organisation.Property(o => o.Revision).IsConcurrencyToken();
        Names(organisation.Property(o => o.Names));
        organisation.HasOne<OrganisationEntity>().WithMany().HasForeignKey(o => o.ParentId).OnDelete(DeleteBehavior.Restrict);
        List<OrganisationEntity, OrganisationSourceEntity>(
            model, o => o.Sources, "organisation_source", nameof(OrganisationSourceEntity.OrganisationId));
        List<OrganisationEntity, OrganisationContactEntity>(
            model, o => o.Contacts, "organisation_contact", nameof(OrganisationContactEntity.OrganisationId));
        List<OrganisationEntity, OrganisationNameEntity>(
            model, o => o.OtherNames, "organisation_name", nameof(OrganisationNameEntity.OrganisationId));
    }

    static void Regions(ModelBuilder model)
    {
        var region = model.Entity<RegionEntity>().ToTable("region");
        region.HasKey(r => r.Code);
        region.Property(r => r.Revision).IsConcurrencyToken();
        region.Property(r => r.Boundary).HasColumnType("geometry(MultiPolygon,4326)");
        Names(region.Property(r => r.Names));
        region.HasOne<RegionEntity>().WithMany().HasForeignKey(r => r.ParentCode).OnDelete(DeleteBehavior.Restrict);
    }

    static void Places(ModelBuilder model)
    {
        var place = model.Entity<PlaceEntity>().ToTable("place");
        place.Property(p => p.Id).ValueGeneratedNever();
        place.Property(p => p.Revision).IsConcurrencyToken();
        place.Property(p => p.ExactPosition).HasColumnType("geometry(Point,4326)");
        Names(place.Property(p => p.Names));
        place.HasOne<OrganisationEntity>().WithMany().HasForeignKey(p => p.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        List<PlaceEntity, PlaceSourceEntity>(model, p => p.Sources, "place_source");
        List<PlaceEntity, PlaceNameEntity>(model, p => p.OtherNames, "place_name");
        List<PlaceEntity, PeriodEntity>(model, p => p.Periods, "period");
        List<PlaceEntity, CapacityEntity>(model, p => p.Capacities, "capacity");
        List<PlaceEntity, ContactEntity>(model, p => p.Contacts, "contact");
        List<PlaceEntity, WayToHelpEntity>(model, p => p.WaysToHelp, "way_to_help");

        place.HasMany(p => p.Involvements).WithOne().HasForeignKey(i => i.PlaceId).OnDelete(DeleteBehavior.Cascade);
        var involvement = model.Entity<InvolvementEntity>().ToTable("involvement");
        involvement.Property(i => i.Id).ValueGeneratedNever();
        involvement.HasOne<OrganisationEntity>().WithMany().HasForeignKey(i => i.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        involvement.HasOne<SourceEntity>().WithMany().HasForeignKey(i => i.SourceId).OnDelete(DeleteBehavior.Restrict);

        place.HasMany(p => p.Coverage).WithOne().HasForeignKey(c => c.PlaceId).OnDelete(DeleteBehavior.Cascade);
        var coverage = model.Entity<CoverageEntity>().ToTable("coverage");
        coverage.HasKey(c => new { c.PlaceId, c.RegionCode });
        coverage.HasOne<RegionEntity>().WithMany().HasForeignKey(c => c.RegionCode).OnDelete(DeleteBehavior.Restrict);
    }

    static void Events(ModelBuilder model)
    {
        var row = model.Entity<EventEntity>().ToTable("event");
        row.Property(one => one.Id).ValueGeneratedNever();
        row.Property(one => one.Revision).IsConcurrencyToken();
        row.Property(one => one.Schedule).HasColumnType("jsonb");
        row.Property(one => one.Venue).HasColumnType("jsonb");
        row.Property(one => one.Organisers).HasColumnType("jsonb");
        List<EventEntity, EventSourceEntity>(model, e => e.Sources, "event_source", nameof(EventSourceEntity.EventId));
    }

    // The rows of an ordered list belong to their owner, and may have a source.
    static void List<TOwner, TRow>(
        ModelBuilder model, Expression<Func<TOwner, IEnumerable<TRow>?>> rows, string table, string owner = nameof(PeriodEntity.PlaceId))
        where TOwner : class where TRow : class, IOrdered
    {
        model.Entity<TOwner>().HasMany(rows).WithOne().HasForeignKey(owner).OnDelete(DeleteBehavior.Cascade);
        var row = model.Entity<TRow>().ToTable(table);
        row.HasKey(owner, nameof(IOrdered.Ordinal));
        if (row.Metadata.FindProperty(nameof(PeriodEntity.SourceId)) is not null)
            row.HasOne<SourceEntity>().WithMany().HasForeignKey(nameof(PeriodEntity.SourceId)).OnDelete(DeleteBehavior.Restrict);
    }

    static void Names(PropertyBuilder<Dictionary<string, string>> names) => names
        .HasColumnType("jsonb")
        .HasConversion(
            value => JsonSerializer.Serialize(value, JsonSerializerOptions.Default),
            text => JsonSerializer.Deserialize<Dictionary<string, string>>(text, JsonSerializerOptions.Default) ?? new(),
            new ValueComparer<Dictionary<string, string>>(
                (a, b) => a!.Count == b!.Count && !a.Except(b).Any(),
                value => value.Count,
                value => new(value)));
}
